# expect: correct
import pytest
from course_lib.app import ConflictError, FieldError, NotFoundError, User
from sqlalchemy import select


async def _mk(crud, db, n="a", **v):
    return await crud.create(db, **{"username": n, "email": f"{n}@x", "hashed_password": "h", **v})


class Create:
    async def test_create(self, db, user_crud):
        u = await _mk(user_crud, db)
        assert u.id
        await db.refresh(u)
        assert u.username == "a"
        await db.rollback()
        assert not await user_crud.exists(db)
        await _mk(user_crud, db)
        with pytest.raises(ConflictError):
            await _mk(user_crud, db, "b", email="a@x")


class Read:
    async def test_read(self, db, user_crud, sent):
        us = [await _mk(user_crud, db, n) for n in "bac"]
        sent.clear()
        assert await user_crud.list(db, limit=2) == us[:2]
        assert len(sent) == 1
        assert await user_crud.get_by_email(db, "B@X") is None
        with pytest.raises(NotFoundError):
            await user_crud.get_or_raise(db, 99)


class Write:
    async def test_update(self, db, user_crud):
        a, b = await _mk(user_crud, db), await _mk(user_crud, db, "b")
        assert await user_crud.update(db, a.id, {"username": "z"}) is a
        db.expunge_all()
        assert [u.username for u in await user_crud.list(db)] == ["z", "b"]
        with pytest.raises(FieldError) as e:
            await user_crud.update(db, a.id, {"usrname": "z"})
        assert e.value.fields == ("usrname",)

    async def test_delete(self, db, user_crud):
        a, b = await _mk(user_crud, db), await _mk(user_crud, db, "b")
        await user_crud.get(db, a.id)
        assert await user_crud.delete(db, a.id) is True
        assert await user_crud.get(db, a.id) is None
        assert await user_crud.get(db, b.id) is b


class TestUserCRUD(Create, Read, Write):
    pass
