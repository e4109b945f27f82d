"""What is right, in the form of a planted bug: a class or a function of its own.

A test that asks where the code stands, what its class is called or what its text says, and not
what it does, fails on these too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import Post, User, list_posts_with_authors
from course_lib.app.crud import UserCRUD


class Unharmed(UserCRUD):
    """It passes on what it is asked. It does not commit, nor roll back, nor flush by itself."""

    async def get(self, db: AsyncSession, id: Any, **options: Any) -> User | None:
        return await super().get(db, id, **options)

    async def get_or_raise(self, db: AsyncSession, id: Any, **options: Any) -> User:
        return await super().get_or_raise(db, id, **options)

    async def get_by_email(self, db: AsyncSession, email: str, **options: Any) -> User | None:
        return await super().get_by_email(db, email, **options)

    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        return await super().list(db, skip, limit)

    async def create(self, db: AsyncSession, **values: Any) -> User:
        return await super().create(db, **values)

    async def update(
        self, db: AsyncSession, id: Any, values: Mapping[str, Any], **options: Any
    ) -> User | None:
        return await super().update(db, id, values, **options)

    async def delete(self, db: AsyncSession, id: Any, **options: Any) -> bool:
        return await super().delete(db, id, **options)


async def unharmed_list_posts(db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[Post]:
    return await list_posts_with_authors(db, skip, limit)
