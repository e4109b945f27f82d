# expect: not_attempted
class TestUserCRUD:
    """What callers of the repository of users rely on."""

    async def test_create(self, db, user_crud):
        """create stores, flushes and does not commit; a taken email is a ConflictError."""
        ...

    async def test_get(self, db, user_crud):
        """get, get_or_raise and get_by_email find exactly who is asked for."""
        ...
