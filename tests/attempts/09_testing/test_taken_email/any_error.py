# expect: incorrect missed_leaks_driver_error
import pytest


async def test_taken_email(db, user_crud):
    await user_crud.create(db, username="a", email="a@x.org", hashed_password="-")
    await user_crud.create(db, username="b", email="b@x.org", hashed_password="-")
    with pytest.raises(Exception):
        await user_crud.create(db, username="c", email="a@x.org", hashed_password="-")
