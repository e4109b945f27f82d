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


from sqlalchemy import func


@router.get("/posts", response_model=PostPage)
async def list_posts_route(
    db: DbSession,
    after: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
):
    last = select(func.max(Post.id)).scalar_subquery()
    rows = (
        await db.execute(
            select(Post, last)
            .options(joinedload(Post.author))
            .where(Post.id > after)
            .order_by(Post.id)
            .limit(limit)
        )
    ).all()
    items = [r[0] for r in rows]
    return {"items": items, "next": items[-1].id if rows and rows[-1][1] > items[-1].id else None}
