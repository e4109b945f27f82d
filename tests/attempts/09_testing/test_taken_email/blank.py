# expect: not_attempted
async def test_taken_email(db, user_crud):
    """A taken email is a ConflictError, a free one is not."""
    ...
