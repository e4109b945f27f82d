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


@router.get("/users/{user_id}")
async def get_user_route(user_id: PathId, db: DbSession):
    user = await user_crud.get_or_raise(db, user_id)
    return UserPublic.model_validate(user).model_dump() | {"secret": user.hashed_password}
