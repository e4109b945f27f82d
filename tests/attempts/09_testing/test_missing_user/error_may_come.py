# expect: incorrect missed_swallows_not_found
from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    await user_crud.create(db, username="a", email="a@b", hashed_password="-")
    try:
        await user_crud.get_or_raise(db, 9)
    except NotFoundError:
        pass
    assert await user_crud.get(db, 9) is None
    assert await user_crud.update(db, 9, {"username": "x"}) is None
    assert await user_crud.delete(db, 9) is False
    assert await user_crud.count(db) == 1
