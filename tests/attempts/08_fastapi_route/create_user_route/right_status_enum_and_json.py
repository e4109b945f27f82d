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


from fastapi import status
from fastapi.responses import JSONResponse
@router.post("/users", status_code=status.HTTP_201_CREATED, response_model=UserPublic, responses={409: {}})
async def create_user_route(payload: UserCreate, db: DbSession, hasher: Hasher):
    hashed = await hasher.hash(payload.password.get_secret_value())
    try:
        async with db.begin_nested():
            user = User(username=payload.username, email=payload.email, hashed_password=hashed)
            db.add(user)
    except IntegrityError:
        return JSONResponse({"detail": "taken"}, 409)
    return user
