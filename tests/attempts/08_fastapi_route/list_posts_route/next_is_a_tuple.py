# expect: incorrect wrong_next
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
    author = joinedload(Post.author)
    page = await post_crud.get_page(db, after=(after,), limit=limit, options=[author])
    return {"items": page.items, "next": page.next}
