# expect: correct
import itertools

import pytest
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


class TestUserCRUD:
    async def test_everything(self, user_crud, db, sent):
        values = {"username": "b", "email": "b@x.org", "hashed_password": "h"}
        b = await user_crud.create(db, **values)
        assert b.id and b.email == "b@x.org"
        await db.rollback()
        assert await user_crud.list(db) == []
        b = await user_crud.create(db, **values)
        await db.commit()
        with pytest.raises(ConflictError):
            await user_crud.create(db, **values)
        await db.rollback()
        a = await user_crud.create(db, **values | {"email": "a@x.org"})
        sent.clear()
        assert await user_crud.list(db) == [b, a]
        assert len(sent) < 2
        assert await user_crud.list(db, limit=1) == [b]
        with pytest.raises(NotFoundError):
            await user_crud.get_or_raise(db, 99)
        assert await user_crud.get_by_email(db, "B@x.org") is None
        await user_crud.update(db, b.id, {"username": "c"})
        db.expunge_all()
        rows = await db.execute(select(User.username).order_by(User.id))
        assert rows.scalars().all() == ["c", "b"]
        with pytest.raises(FieldError):
            await user_crud.update(db, b.id, {"user_name": "c"})
        assert (await user_crud.get(db, b.id)).username == "c"
        assert await user_crud.delete(db, b.id) is True
        assert await user_crud.get(db, b.id) is None
        assert (await user_crud.get(db, a.id)).email == "a@x.org"
