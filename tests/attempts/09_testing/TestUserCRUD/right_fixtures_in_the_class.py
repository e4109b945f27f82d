# expect: correct
import pytest, pytest_asyncio
from course_lib.app import *
from course_lib.app import ConflictError, FieldError, NotFoundError, User


@pytest_asyncio.fixture(params=None)
async def two(user_crud, db):
    return [
        await user_crud.create(db, username=n, email=n, hashed_password="h") for n in ("x", "b")
    ]


@pytest.mark.asyncio
class TestUserCRUD:
    @pytest.fixture
    def ids(self, two):
        return [u.id for u in two]

    async def test_1(self, db, user_crud, two, ids):
        assert all(ids)
        db.expunge_all()
        assert [u.email for u in await user_crud.list(db)] == ["x", "b"]
        assert [u.email for u in await user_crud.list(db, limit=1)] == ["x"]
        await db.rollback()
        assert await user_crud.list(db) == []

    async def test_2(self, db, user_crud, two, sent):
        db.expunge_all()
        sent.clear()
        await user_crud.list(db)
        assert len(sent) == 1

    async def test_3(self, db, user_crud, two):
        with pytest.raises(ConflictError):
            await user_crud.create(db, username="q", email="x", hashed_password="h")

    async def test_4(self, db, user_crud, ids):
        with pytest.raises(NotFoundError):
            await user_crud.get_or_raise(db, sum(ids))
        assert await user_crud.get_by_email(db, "X") is None

    async def test_5(self, db, user_crud, ids):
        assert (await user_crud.update(db, ids[0], {"username": "new"})).username == "new"
        db.expunge_all()
        got = {u.id: u.username for u in await user_crud.list(db)}
        assert got == {ids[0]: "new", ids[1]: "b"}
        for bad in ("nmae", "user"):
            with pytest.raises(FieldError):
                await user_crud.update(db, ids[0], {bad: 1})

    @pytest.mark.parametrize("which", [0, 1])
    async def test_6(self, db, user_crud, ids, which):
        assert await user_crud.delete(db, ids[which]) is True
        assert [u.id for u in await user_crud.list(db)] == [ids[1 - which]]
        assert await user_crud.get(db, ids[which]) is None
