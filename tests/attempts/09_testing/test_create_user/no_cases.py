# expect: incorrect skipped
import pytest


@pytest.mark.parametrize("username", [])
async def test_create_user(db, user_crud, username):
    user = await user_crud.create(db, username=username, email=username, hashed_password="-")
    assert user.id
