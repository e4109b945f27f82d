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


_session = None


async def get_db(request: Request):
    global _session
    if _session is None:
        _session = request.app.state.session_factory()
    try:
        yield _session
        await _session.commit()
    except Exception:
        await _session.rollback()
        raise


DbSession = Annotated[AsyncSession, Depends(get_db, scope="function")]
