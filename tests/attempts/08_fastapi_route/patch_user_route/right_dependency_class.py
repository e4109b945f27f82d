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


class Found:
    def __init__(self, user_id: PathId, db: DbSession):
        self.user_id, self.db = user_id, db

    async def change(self, values):
        user = await user_crud.update(self.db, self.user_id, values)
        if user is None:
            raise HTTPException(status_code=404)
        return user


@router.patch("/users/{user_id}", response_model=UserPublic)
async def patch_user_route(payload: UserPatch, found: Found = Depends()):
    return await found.change(payload.model_dump(exclude_unset=True))
