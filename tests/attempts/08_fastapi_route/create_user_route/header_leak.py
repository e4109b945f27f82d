# expect: incorrect hash_out
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import ConflictError, Post, User, create_user, post_crud, user_crud
from course_lib.app.dependencies import DbSession, Hasher
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import PostPage, UserCreate, UserPatch, UserPublic

router = APIRouter()


from fastapi import Response


@router.post("/users", status_code=201, response_model=UserPublic)
async def create_user_route(payload: UserCreate, db: DbSession, hasher: Hasher, response: Response):
    user = await create_user(
        db, payload.username, payload.email, await hasher.hash(payload.password.get_secret_value())
    )
    response.headers["X-Hash"] = user.hashed_password
    return user
