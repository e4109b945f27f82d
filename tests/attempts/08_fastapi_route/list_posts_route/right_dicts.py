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


@router.get("/posts", response_model=PostPage)
async def list_posts_route(
    db: DbSession,
    after: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
):
    rows = (
        (
            await db.execute(
                select(
                    Post.id,
                    Post.title,
                    Post.body,
                    Post.views,
                    Post.created_at,
                    Post.version,
                    User.id.label("uid"),
                    User.username,
                )
                .join(Post.author)
                .where(Post.id > after)
                .order_by(Post.id)
                .limit(limit + 1)
            )
        )
        .mappings()
        .all()
    )
    items = [{**r, "author": {"id": r["uid"], "username": r["username"]}} for r in rows[:limit]]
    return {"items": items, "next": items[-1]["id"] if len(rows) > limit else None}
