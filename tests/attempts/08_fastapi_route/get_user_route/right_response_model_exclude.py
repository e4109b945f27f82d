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


from pydantic import BaseModel
@router.get("/users/{user_id}", response_model=UserPublic, response_model_exclude_none=True)
async def get_user_route(user_id: PathId, db: DbSession):
    users = await user_crud.get_many(db, User.id == user_id, limit=1)
    if not users:
        raise HTTPException(404, detail=f"user {user_id}")
    return users[0]
