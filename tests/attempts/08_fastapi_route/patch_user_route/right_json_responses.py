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


from fastapi.responses import JSONResponse


@router.patch("/users/{user_id}")
async def patch_user_route(user_id: PathId, payload: UserPatch, db: DbSession):
    try:
        user = await user_crud.update(db, user_id, payload.model_dump(exclude_unset=True))
    except ConflictError:
        await db.rollback()
        return JSONResponse({"detail": "taken"}, 409)
    if user is None:
        return JSONResponse({"detail": "nobody"}, 404)
    return JSONResponse(UserPublic.model_validate(user).model_dump(mode="json"))
