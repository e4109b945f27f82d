"""Posts: CRUDBase, and reading them with their authors."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from ..models import Post
from .base import CRUDBase


class PostCRUD(CRUDBase[Post]):
    """The operations on posts. `update` and `delete` take `expected_version`."""

    read_only = frozenset({"created_at"})


post_crud = PostCRUD(Post)


async def list_posts_with_authors(
    db: AsyncSession, skip: int = 0, limit: int = 100
) -> Sequence[Post]:
    """Return `limit` posts after the first `skip`, by id, each with its author: one statement."""
    with_author = joinedload(Post.author, innerjoin=True)
    return await post_crud.get_many(db, skip=skip, limit=limit, options=[with_author])
