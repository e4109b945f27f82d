# expect: not_attempted
async def test_create_user(db, user_crud):
    """create stores what it is given, flushes, and does not commit."""
    ...
