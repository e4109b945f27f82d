# expect: incorrect unittest
from unittest import IsolatedAsyncioTestCase


class TestUserCRUD(IsolatedAsyncioTestCase):
    async def test_create(self, db, user_crud):
        user = await user_crud.create(db, username="a", email="b", hashed_password="-")
        self.assertIsNotNone(user.id)
