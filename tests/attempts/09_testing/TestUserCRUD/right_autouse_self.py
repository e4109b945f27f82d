# expect: correct
import itertools

import pytest
import pytest_asyncio

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
    @pytest_asyncio.fixture(autouse=True)
    async def people(self, db):
        self.ada = await make_user(db, username="ada", email="ada@x")
        self.bob = await make_user(db, username="bob", email="bob@x")

    async def test_create(self, db, user_crud):
        user = await user_crud.create(db, **ADA)
        assert user.id is not None
        db.expunge_all()
        assert (await user_crud.get(db, user.id)).email == "ada@example.org"
        await db.rollback()
        assert await user_crud.count(db) == 0

    async def test_taken(self, db, user_crud):
        with pytest.raises(ConflictError):
            await user_crud.create(db, **ADA | dict(email=self.ada.email))

    async def test_list(self, db, user_crud, sent):
        sent.clear()
        assert await user_crud.list(db) == [self.ada, self.bob]
        assert len(sent) == 1
        assert await user_crud.list(db, limit=1) == [self.ada]

    async def test_get(self, db, user_crud):
        with pytest.raises(NotFoundError):
            await user_crud.get_or_raise(db, 1234)
        assert await user_crud.get_by_email(db, "ADA@x") is None

    async def test_update(self, db, user_crud):
        await user_crud.update(db, self.ada.id, {"username": "new"})
        await db.refresh(self.ada)
        await db.refresh(self.bob)
        assert (self.ada.username, self.bob.username) == ("new", "bob")
        with pytest.raises(FieldError):
            await user_crud.update(db, self.ada.id, {"nmae": "x"})

    async def test_delete(self, db, user_crud):
        assert await user_crud.get(db, self.ada.id) is self.ada
        await user_crud.delete(db, self.ada.id)
        assert await user_crud.get(db, self.ada.id) is None
        assert await user_crud.get(db, self.bob.id) is self.bob
