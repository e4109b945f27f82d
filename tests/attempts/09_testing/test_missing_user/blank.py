# expect: not_attempted
async def test_missing_user(db, user_crud):
    """An id that nobody has is no user, an error, no change and no delete."""
    ...
