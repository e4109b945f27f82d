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


@router.patch("/users/{number}")
async def patch_user_route(db: DbSession, changes: UserPatch, number: PathId) -> UserPublic:
    sent = {name: value for name, value in changes if name in changes.model_fields_set}
    user = await user_crud.update(db, number, sent)
    if not user:
        raise HTTPException(404)
    return UserPublic.model_validate(user)
