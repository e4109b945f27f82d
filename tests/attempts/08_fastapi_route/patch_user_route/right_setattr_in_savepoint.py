# expect: correct
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import ConflictError, Post, User, create_user, post_crud, user_crud
from course_lib.app.dependencies import DbSession, Hasher
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import PostPage, UserCreate, UserPatch, UserPublic

router = APIRouter()


@router.patch("/users/{user_id}", response_model=UserPublic)
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession):
    user = await user_crud.get_or_raise(db, user_id)
    try:
        async with db.begin_nested():
            for name, value in payload.model_dump(exclude_unset=True).items():
                setattr(user, name, value)
    except IntegrityError as error:
        raise HTTPException(409) from error
    return user
