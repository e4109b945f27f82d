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


from sqlalchemy.orm import contains_eager
@router.get("/posts", response_model=PostPage)
async def list_posts_route(db: DbSession, after: After = 0, limit: Limit = 20):
    s = select(Post).join(Post.author).options(contains_eager(Post.author)).where(Post.id > after)
    posts = list(await db.scalars(s.order_by(Post.id).limit(limit + 1)))
    following = posts[limit - 1].id if posts[limit:] else None
    return dict(items=posts[:limit], next=following)
