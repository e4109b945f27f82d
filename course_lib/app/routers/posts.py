"""Posts over HTTP, each with its author."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.orm import joinedload

from ..crud import post_crud
from ..dependencies import DbSession
from ..errors import NotFoundError
from ..models import Post
from ..schemas import PostCreate, PostPage, PostPatch, PostPublic
from .parameters import BUSY, CONFLICT, NO_JSON, NOT_FOUND, After, Limit, PathId, page_out

router = APIRouter(prefix="/posts", tags=["posts"], responses=BUSY)

# What a response names must be loaded when the route returns: it is read where nothing can be
# awaited.
WITH_AUTHOR = [joinedload(Post.author, innerjoin=True)]


@router.post("", status_code=201, response_model=PostPublic, responses=NO_JSON | CONFLICT)
async def create_post_route(payload: PostCreate, db: DbSession, response: Response) -> Post:
    """Add a post. An author who does not exist is a conflict."""
    post = await post_crud.create(db, **payload.model_dump())
    response.headers["Location"] = f"/posts/{post.id}"
    return await post_crud.get_or_raise(db, post.id, options=WITH_AUTHOR)


@router.get("", response_model=PostPage)
async def list_posts_route(db: DbSession, after: After = 0, limit: Limit = 20) -> dict[str, Any]:
    """Give a page of posts."""
    page = await post_crud.get_page(db, after=(after,), limit=limit, options=WITH_AUTHOR)
    return page_out(page)


@router.get("/{post_id}", response_model=PostPublic, responses=NOT_FOUND)
async def get_post_route(post_id: PathId, db: DbSession) -> Post:
    """Give one post."""
    return await post_crud.get_or_raise(db, post_id, options=WITH_AUTHOR)


@router.patch("/{post_id}", response_model=PostPublic, responses=NO_JSON | NOT_FOUND | CONFLICT)
async def patch_post_route(post_id: PathId, payload: PostPatch, db: DbSession) -> Post:
    """Change what is sent of a post. Whoever saw an older version gets a conflict."""
    post = await post_crud.get_or_raise(db, post_id, options=WITH_AUTHOR)
    changes = payload.model_dump(exclude_unset=True, exclude={"version"})
    await post_crud.update(db, post_id, changes, expected_version=payload.version)
    return post


@router.delete("/{post_id}", status_code=204, responses=NOT_FOUND | CONFLICT)
async def delete_post_route(post_id: PathId, db: DbSession) -> None:
    """Delete a post. One that somebody changes at that moment is a conflict."""
    if not await post_crud.delete(db, post_id):
        raise NotFoundError("There is no such post.", model=Post, key=post_id)
