# expect: incorrect swallows_assertions
import pytest

ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


class TestUserCRUD:
    async def test_all(self, db, user_crud):
        with pytest.raises(Exception):
            user = await user_crud.create(db, **ADA)
            assert user.id
            await user_crud.update(db, user.id, {"typo": 3})
