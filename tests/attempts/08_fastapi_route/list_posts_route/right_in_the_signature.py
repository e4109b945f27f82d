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


@router.get("/posts")
async def list_posts_route(
    *,
    limit: int = Query(20, ge=1, le=100),
    after: int = Query(0, ge=0),
    db: DbSession,
) -> PostPage:
    posts = await post_crud.get_many(
        db, Post.id > after, limit=limit + 1, options=[joinedload(Post.author, innerjoin=True)]
    )
    more = len(posts) > limit
    return PostPage.model_validate(
        {"items": posts[:limit], "next": posts[limit - 1].id if more else None},
        from_attributes=True,
    )
