# expect: correct
import pytest
from contextlib import asynccontextmanager
from course_lib.app import NotFoundError, User, CRUDError


@asynccontextmanager
async def unchanged(db, user_crud):
    before = [repr(u) for u in await user_crud.list(db)]
    yield
    db.expunge_all()
    assert [repr(u) for u in await user_crud.list(db)] == before


async def test_missing_user(db, user_crud):
    ada = await user_crud.create(db, username="a", email="e", hashed_password="h")
    await db.commit()
    async with unchanged(db, user_crud):
        for missing in (0, -1, 10**9, ada.id + 1):
            assert await user_crud.get(db, missing) is None
            assert await user_crud.delete(db, missing) is False
            assert await user_crud.update(db, missing, {"email": f"n{missing}"}) is None
            with pytest.raises(CRUDError) as info:
                await user_crud.get_or_raise(db, missing)
            assert (
                info.type is NotFoundError
                and info.value.key == missing
                and info.value.model is User
            )
