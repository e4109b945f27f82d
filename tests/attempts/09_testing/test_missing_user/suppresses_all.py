# expect: incorrect swallows_errors
import contextlib


async def test_missing_user(db, user_crud):
    with contextlib.suppress(Exception):
        assert await user_crud.get(db, 9) is None
        assert await user_crud.delete(db, 9) is False
        await user_crud.get_or_raise(db, 9)
