# expect: correct
import asyncio

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from course_lib.app import User


async def test_create_user(engine, user_crud):
    async def one(name):
        async with AsyncSession(engine, expire_on_commit=False) as s:
            u = await user_crud.create(s, username=name, email=name + "@x", hashed_password="h")
            assert u.id
            await s.rollback()

    async def two(name):
        async with AsyncSession(engine, expire_on_commit=False) as s:
            await user_crud.create(s, username=name, email=name + "@x", hashed_password="h")
            await s.commit()

    await asyncio.gather(one("a"), two("b"))
    async with AsyncSession(engine) as s:
        assert (await s.execute(select(User.username, User.email))).all() == [("b", "b@x")]
