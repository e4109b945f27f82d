# expect: correct
import itertools

import pytest
import pytest_asyncio
from sqlalchemy import select

from course_lib.app import ConflictError, FieldError, NotFoundError, User

numbers = itertools.count(1)


async def make_user(db, **values):
    name = f"user{next(numbers)}"
    made_up = {"username": name, "email": f"{name}@example.org", "hashed_password": "hash"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user


@pytest.fixture
def make_user_here(db):
    async def make(**values):
        return await make_user(db, **values)

    return make


class WithUsers:
    @pytest_asyncio.fixture(autouse=True)
    async def two_users(self, make_user_here):
        self.first = await make_user_here(username="z", email="z@x.org")
        self.second = await make_user_here(username="a", email="a@x.org")

    def setup_method(self, method):
        self.values = {"username": "n", "email": "n@x.org", "hashed_password": "h"}


class TestUserCRUD(WithUsers):
    pytestmark = pytest.mark.asyncio

    async def test_create(self, db, user_crud):
        await db.commit()
        user = await user_crud.create(db, **self.values)
        await db.refresh(user)
        assert user.username == "n"
        await db.rollback()
        assert await user_crud.count(db) == 2

    @pytest.mark.parametrize("email", ["z@x.org", "a@x.org"])
    async def test_taken(self, db, user_crud, email):
        with pytest.raises(ConflictError):
            await user_crud.create(db, **self.values | {"email": email})

    async def test_list(self, db, user_crud, sent):
        sent[:] = []
        users = await user_crud.list(db, limit=1)
        assert users == [self.first]
        assert len(await user_crud.list(db)) == 2
        assert len(sent) == 2

    async def test_unhappy(self, db, user_crud):
        with pytest.raises(NotFoundError):
            await user_crud.get_or_raise(db, 12345)
        with pytest.raises(FieldError):
            await user_crud.update(db, self.first.id, {"x": 1})
        assert await user_crud.get_by_email(db, "Z@X.ORG") is None

    async def test_update(self, db, user_crud):
        await user_crud.update(db, self.first.id, {"is_active": False})
        db.expunge_all()
        flags = (await db.scalars(select(User.is_active).order_by(User.id))).all()
        assert flags == [False, True]

    async def test_delete(self, db, user_crud):
        await user_crud.get(db, self.first.id)
        await user_crud.delete(db, self.first.id)
        assert await user_crud.get(db, self.first.id) is None
        assert [user.username for user in await user_crud.list(db)] == ["a"]

    @staticmethod
    def test_is_collected():
        assert True
