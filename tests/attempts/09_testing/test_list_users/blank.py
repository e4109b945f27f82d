# expect: not_attempted
async def test_list_users(db, user_crud):
    """list gives a page of users, by id."""
    ...
