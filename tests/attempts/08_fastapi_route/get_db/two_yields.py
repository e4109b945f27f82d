# expect: incorrect second_yield
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import ConflictError, Post, User, create_user, post_crud, user_crud
from course_lib.app.dependencies import Hasher
from course_lib.app.routers.parameters import PathId
from course_lib.app.schemas import PostPage, UserCreate, UserPatch, UserPublic

router = APIRouter()


async def get_db(request: Request):
    async with request.app.state.session_factory() as db:
        try:
            yield db
            await db.commit()
        except Exception:
            await db.rollback()
            yield db


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
