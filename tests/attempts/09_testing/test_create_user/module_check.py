# expect: incorrect over_specified
async def test_create_user(db, user_crud):
    assert "bugs" not in type(user_crud).__module__
