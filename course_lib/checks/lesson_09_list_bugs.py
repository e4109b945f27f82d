"""Planted bugs in `list`: each a UserCRUD that is right but for one thing."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User
from course_lib.app.crud import UserCRUD

from .lesson_09_bug import Bug


class IgnoresLimit(UserCRUD):
    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        return await super().list(db, skip)


IGNORES_LIMIT = Bug(
    "ignores_limit",
    "`list` ignores `limit`.",
    "Ask for fewer users than there are.",
    lambda: IgnoresLimit(User),
)


class IgnoresSkip(UserCRUD):
    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        return await super().list(db, 0, limit)


IGNORES_SKIP = Bug(
    "ignores_skip",
    "`list` ignores `skip`.",
    "Ask with `skip=1`, and compare who comes.",
    lambda: IgnoresSkip(User),
)


class SkipsPages(UserCRUD):
    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        return await super().list(db, skip * limit, limit)


SKIPS_PAGES = Bug(
    "skips_pages",
    "`list` skips pages, not users: `skip` times `limit`.",
    "With `skip=1, limit=1` both skip one. Take numbers where they differ: `skip=1, limit=2`.",
    lambda: SkipsPages(User),
)


class NewestFirst(UserCRUD):
    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        return await self.get_many(db, skip=skip, limit=limit, order_by=[User.id.desc()])


NEWEST_FIRST = Bug(
    "newest_first",
    "`list` gives the newest first.",
    "Compare who comes in which order; a set, a length or a sorted list has none.",
    lambda: NewestFirst(User),
)


class ByName(UserCRUD):
    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        return await self.get_many(db, skip=skip, limit=limit, order_by=[User.username])


BY_NAME = Bug(
    "by_name",
    "`list` sorts by username.",
    "Your users come in the order of their names by id, too. Create them in another order.",
    lambda: ByName(User),
)


class LoadsOneByOne(UserCRUD):
    async def list(self, db: AsyncSession, skip: int = 0, limit: int = 100) -> Sequence[User]:
        ids = await db.scalars(select(User.id).order_by(User.id).offset(skip).limit(limit))
        return [(await db.scalars(select(User).where(User.id == id))).one() for id in ids.all()]


LOADS_ONE_BY_ONE = Bug(
    "n_plus_one",
    "`list` sends one statement for each user (N+1).",
    "Take the fixture `sent`, clear it before `list`, and look at its length after: one statement, "
    "however many users there are. Let there be several.",
    lambda: LoadsOneByOne(User),
)
