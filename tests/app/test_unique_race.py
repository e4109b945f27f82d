"""Two sessions want the same email address; each has its connection."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from course_lib.app import ConflictError, User, create_user, get_user_by_email, user_crud

pytestmark = pytest.mark.asyncio


async def test_of_two_that_looked_first_one_is_told(
    on_disk: async_sessionmaker[AsyncSession],
) -> None:
    """Fact 9: both look, neither finds it, both insert."""
    looked = asyncio.Barrier(2)

    async def register(name: str) -> str:
        async with on_disk() as db:
            taken = await get_user_by_email(db, "same@example.org")
            await db.rollback()
            await looked.wait()
            assert taken is None
            try:
                await create_user(db, name, "same@example.org", "-")
            except ConflictError as error:
                assert error.columns == ("email",)
                return "taken"
            await db.commit()
            return "created"

    assert sorted(await asyncio.gather(register("one"), register("two"))) == ["created", "taken"]
    async with on_disk() as db:
        assert await user_crud.count(db, User.email == "same@example.org") == 1
