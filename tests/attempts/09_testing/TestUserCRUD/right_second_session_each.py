# expect: correct
import itertools

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import async_sessionmaker

from course_lib.app import ConflictError, FieldError, NotFoundError, User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(
        **{"username": f"user{n}", "email": f"user{n}@example.org", "hashed_password": "hash"}
        | values
    )
    db.add(user)
    await db.flush()
    return user


ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


class TestUserCRUD:
    @pytest.fixture
    def make(self, engine):
        return async_sessionmaker(engine, expire_on_commit=False)

    async def test_writes(self, make, user_crud):
        async with make.begin() as s:
            a = await user_crud.create(s, **ADA)
            b = await user_crud.create(s, **ADA | dict(email="b@x", username="b"))
            assert a.id and b.id
            async with make() as look:
                assert not (await look.scalars(select(User))).all()
        async with make.begin() as s:
            assert (await user_crud.get(s, a.id)).username == "ada"
            await user_crud.update(s, a.id, {"username": "zzz"})
            assert not s.dirty
        async with make() as s:
            assert (await s.scalars(select(User.username).order_by(User.id))).all() == ["zzz", "b"]
            assert [u.username for u in await user_crud.list(s)] == ["zzz", "b"]
        async with make.begin() as s:
            await user_crud.delete(s, a.id)
        async with make() as s:
            assert await user_crud.get(s, a.id) is None
            assert (await s.scalars(select(User.username))).all() == ["b"]
            with pytest.raises(ConflictError):
                await user_crud.create(s, **ADA | dict(email="b@x"))
            await s.rollback()
            with pytest.raises(FieldError):
                await user_crud.update(s, b.id, {"q": 1})
            with pytest.raises(NotFoundError):
                await user_crud.get_or_raise(s, a.id)
            assert await user_crud.get_by_email(s, "B@X") is None

    async def test_list(self, make, user_crud, sent):
        async with make() as s:
            for i in range(3):
                await make_user(s)
            del sent[:]
            assert len(await user_crud.list(s, limit=2)) == 2
            assert len(sent) < 2
