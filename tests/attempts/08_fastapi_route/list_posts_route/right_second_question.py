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


After = Annotated[int, Query(ge=0)]
Limit = Annotated[int, Query(ge=1, le=100)]


@router.get("/posts", response_model=PostPage)
async def list_posts_route(db: DbSession, after: After = 0, limit: Limit = 20) -> Any:
    statement = select(Post).join(Post.author).where(Post.id > after).order_by(Post.id)
    statement = statement.options(joinedload(Post.author)).limit(limit)
    items = list((await db.scalars(statement)).unique())
    more = bool(items) and await post_crud.exists(db, Post.id > items[-1].id)
    return {"items": items, "next": items[-1].id if more else None}
