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


@router.get("/users/{user_id}", response_model=UserPublic)
async def get_user_route(user_id: PathId, db: DbSession):
    columns = [getattr(User, name) for name in UserPublic.model_fields]
    row = (await db.execute(select(*columns).where(User.id == user_id))).one_or_none()
    if row is None:
        raise HTTPException(404)
    return row
