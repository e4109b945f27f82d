# expect: correct
import pytest

from course_lib.app import CRUDError


async def outcome(call):
    try:
        return await call
    except CRUDError as error:
        return type(error).__name__


async def test_missing_user(db, user_crud):
    await user_crud.create(db, username="a", email="a@b", hashed_password="-")
    assert [
        await outcome(user_crud.get(db, 12)),
        await outcome(user_crud.get_or_raise(db, 12)),
        await outcome(user_crud.update(db, 12, {"email": "n@o"})),
        await outcome(user_crud.delete(db, 12)),
        await outcome(user_crud.count(db)),
    ] == [None, "NotFoundError", None, False, 1]
