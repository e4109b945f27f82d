# expect: incorrect skipped
import pytest


async def test_create_user(db, user_crud):
    pytest.skip("later")
