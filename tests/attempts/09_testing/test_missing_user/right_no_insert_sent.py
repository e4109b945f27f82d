# expect: correct
import pytest
from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud, sent):
    await user_crud.create(db, username="a", email="e", hashed_password="h")
    sent.clear()
    assert await user_crud.update(db, 55, {"username": "x"}) is None
    assert await user_crud.delete(db, 55) == False
    assert await user_crud.get(db, 55) is None
    assert not any(s.startswith("INSERT") for s in sent)
    try:
        await user_crud.get_or_raise(db, 55)
        assert False, "should have raised"
    except NotFoundError:
        pass
