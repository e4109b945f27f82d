# expect: incorrect plain_fixture
import pytest


@pytest.fixture
async def ada(db, user_crud):
    return await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )


async def test_create_user(ada, db):
    assert ada.id
