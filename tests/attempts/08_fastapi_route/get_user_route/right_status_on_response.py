# expect: correct
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


@router.get("/users/{user_id}", response_model=UserPublic | None)
async def get_user_route(user_id: PathId, db: DbSession, response: Response):
    user = await user_crud.get(db, user_id)
    if user is None:
        response.status_code = 404
    return user
