# expect: correct
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
    engine = request.app.state.session_factory.kw["bind"]
    async with engine.begin() as connection:
        async with request.app.state.session_factory(bind=connection) as db:
            yield db
            await db.commit()


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
