# expect: correct
import pytest

from course_lib.app import ConflictError


async def test_taken_email(db, user_crud):
    values = {"username": "a", "email": "a@x.org", "hashed_password": "-"}
    await user_crud.create(db, **values)
    await db.commit()
    with pytest.raises(ConflictError, match="email") as caught:
        await user_crud.create(db, **values)
    assert caught.value.columns == ("email",)
    await db.rollback()
    await user_crud.create(db, **values | {"email": "b@x.org"})
    assert [user.email for user in await user_crud.list(db)] == ["a@x.org", "b@x.org"]
