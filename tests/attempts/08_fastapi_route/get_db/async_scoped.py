# expect: incorrect shared_session
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


from sqlalchemy.ext.asyncio import async_scoped_session


async def get_db(request: Request):
    if not hasattr(request.app.state, "sc"):
        request.app.state.sc = async_scoped_session(
            request.app.state.session_factory, scopefunc=lambda: 1
        )
    db = request.app.state.sc()
    try:
        yield db
        await db.commit()
    except Exception:
        await db.rollback()
        raise


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
