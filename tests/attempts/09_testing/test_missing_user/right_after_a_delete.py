# expect: correct
import pytest

from course_lib.app import NotFoundError


async def test_missing_user(db, user_crud):
    ids = []
    for name in "abc":
        user = await user_crud.create(db, username=name, email=name, hashed_password="-")
        ids.append(user.id)
    gone = ids[1]
    assert await user_crud.delete(db, gone)
    with pytest.raises(NotFoundError, match=str(gone)) as caught:
        await user_crud.get_or_raise(db, id=gone)
    assert caught.value.model.__name__ == "User"
    for call in (
        user_crud.get(db, gone),
        user_crud.update(db, gone, {"is_active": False}),
    ):
        assert await call is None
    assert await user_crud.delete(db, gone) is False
    assert [user.username for user in await user_crud.list(db)] == ["a", "c"]
