# expect: incorrect password_out
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


@router.post("/users", status_code=201)
async def create_user_route(payload: UserCreate, db: DbSession, hasher: Hasher):
    user = await create_user(
        db, payload.username, payload.email, await hasher.hash(payload.password.get_secret_value())
    )
    return UserPublic.model_validate(user).model_dump() | {
        "password": payload.password.get_secret_value()
    }
