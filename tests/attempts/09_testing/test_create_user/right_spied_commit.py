# expect: correct
from unittest.mock import patch
from sqlalchemy.ext.asyncio import AsyncSession


async def test_create_user(db, user_crud):
    with patch.object(AsyncSession, "commit", autospec=True) as commit:
        user = await user_crud.create(
            db, username="ada", email="ada@example.org", hashed_password="hash"
        )
    commit.assert_not_called()
    await db.refresh(user)
    assert (user.username, user.email) == ("ada", "ada@example.org")
