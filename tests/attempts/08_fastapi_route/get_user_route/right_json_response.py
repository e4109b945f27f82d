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


from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse
@router.get("/users/{user_id}")
async def get_user_route(user_id: PathId, db: DbSession):
    user = await user_crud.get(db, user_id)
    if user is None:
        return JSONResponse({"detail": "none"}, status_code=404)
    return JSONResponse(jsonable_encoder(UserPublic.model_validate(user)))
