# expect: correct
from sqlalchemy import select

from course_lib.app import NotFoundError, User


async def everybody(db):
    return (await db.execute(select(User.id, User.username, User.email))).all()


async def test_missing_user(db, user_crud):
    db.add(User(id=5, username="a", email="a@b", hashed_password="-"))
    await db.flush()
    before = await everybody(db)
    try:
        await user_crud.get_or_raise(db, 99)
    except NotFoundError as error:
        assert error.key == 99
    else:
        raise AssertionError("get_or_raise should raise")
    assert not await user_crud.delete(db, 99)
    assert await user_crud.update(db, 99, {"username": "b", "email": "x@y"}) is None
    assert await everybody(db) == before
    assert (await user_crud.get(db, 99)) == None  # noqa: E711
