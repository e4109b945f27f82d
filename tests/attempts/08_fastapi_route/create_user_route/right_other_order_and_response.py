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


from fastapi import Response


@router.post("/users")
async def create_user_route(
    db: DbSession, response: Response, hasher: Hasher, user: UserCreate
) -> UserPublic:
    hashed = await hasher.hash(user.password.get_secret_value())
    row = await user_crud.create(
        db, email=user.email, hashed_password=hashed, username=user.username
    )
    response.status_code = 201
    return UserPublic.model_validate(row, from_attributes=True)
