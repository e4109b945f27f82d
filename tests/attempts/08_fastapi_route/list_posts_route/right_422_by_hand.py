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


@router.get("/posts", response_model=PostPage)
async def list_posts_route(db: DbSession, after: int = 0, limit: int = 20):
    if after < 0 or not 1 <= limit <= 100:
        raise HTTPException(422)
    page = await post_crud.get_page(db, after=(after,), limit=limit, options=[joinedload(Post.author)])
    return {"items": page.items, "next": page.next[0] if page.next else None}
