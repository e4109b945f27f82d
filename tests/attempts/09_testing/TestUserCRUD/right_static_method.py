# expect: correct
import pytest
from course_lib.app import ConflictError, FieldError, NotFoundError, User


async def everything(db, user_crud, sent):
    mk = lambda n: user_crud.create(db, username=n, email=f"{n}@x", hashed_password="h")
    u = await mk("b")
    assert u.id and u.email == "b@x"
    await db.refresh(u)
    await db.rollback()
    assert await user_crud.count(db) == 0
    b = await mk("b")
    a = await mk("a")
    assert b.username == "b"
    sent.clear()
    page = await user_crud.list(db, limit=1)
    assert page == [b] and len(sent) == 1
    with pytest.raises(NotFoundError):
        await user_crud.get_or_raise(db, 77)
    assert await user_crud.get_by_email(db, "B@x") is None
    await user_crud.update(db, b.id, {"is_active": False})
    await db.refresh(b)
    await db.refresh(a)
    assert (b.is_active, a.is_active) == (False, True)
    with pytest.raises(FieldError):
        await user_crud.update(db, b.id, {"active": 1})
    assert await user_crud.delete(db, b.id)
    assert await user_crud.get(db, b.id) is None
    assert await user_crud.get(db, a.id) is a
    with pytest.raises(ConflictError):
        await mk("a")


class TestUserCRUD:
    test_everything = staticmethod(everything)
