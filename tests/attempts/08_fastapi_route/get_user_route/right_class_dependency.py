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


class FindUser:
    async def __call__(self, user_id: PathId, db: DbSession) -> User:
        user = await db.get(User, user_id)
        if user is None:
            raise HTTPException(404, "no such user")
        return user


@router.get("/users/{user_id}", response_model=UserPublic)
async def get_user_route(user: Annotated[User, Depends(FindUser())]):
    return user
