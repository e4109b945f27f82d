# expect: incorrect parametrize
import pytest


@pytest.mark.parametrize("username, email", ["ada", "grace"])
async def test_create_user(db, user_crud, username, email):
    user = await user_crud.create(db, username=username, email=email, hashed_password="-")
    assert user.id
