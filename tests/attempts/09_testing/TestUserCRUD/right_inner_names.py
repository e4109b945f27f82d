# expect: correct
import itertools

import pytest

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
    async def test_create(self, db, user_crud):
        user = await user_crud.create(db, **ADA)
        assert user.id is not None
        db.expunge_all()
        assert (await user_crud.get(db, user.id)).email == "ada@example.org"
        await db.rollback()
        assert await user_crud.count(db) == 0

    async def test_taken(self, db, user_crud):
        await make_user(db, email="ada@example.org")
        with pytest.raises(ConflictError):
            await user_crud.create(db, **ADA)

    async def test_list(self, db, user_crud, sent):
        users = [await make_user(db) for _ in range(4)]
        sent.clear()
        assert await user_crud.list(db, skip=1, limit=2) == users[1:3]
        assert len(sent) == 1

    async def test_get(self, db, user_crud):
        user = await make_user(db, email="a@x.org")
        with pytest.raises(NotFoundError):
            await user_crud.get_or_raise(db, user.id + 1)
        assert await user_crud.get_by_email(db, "A@x.org") is None

    async def test_update(self, db, user_crud):
        user, other = await make_user(db), await make_user(db)
        await user_crud.update(db, user.id, {"username": "new"})
        await db.refresh(user)
        await db.refresh(other)
        assert user.username == "new" != other.username
        with pytest.raises(FieldError):
            await user_crud.update(db, user.id, {"nmae": "x"})

    async def test_delete(self, db, user_crud):
        user, other = await make_user(db), await make_user(db)
        assert await user_crud.get(db, user.id) is user
        assert await user_crud.delete(db, user.id)
        assert await user_crud.get(db, user.id) is None
        assert await user_crud.get(db, other.id) is other

    testdata = ("a", "b")
    test_constant = 3
