# expect: incorrect never_calls
from unittest.mock import AsyncMock

from course_lib.app import User


async def test_create_user(db, user_crud):
    user_crud.create = AsyncMock(
        return_value=User(id=1, username="ada", email="ada@example.org", hashed_password="hash")
    )
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.email == "ada@example.org"
