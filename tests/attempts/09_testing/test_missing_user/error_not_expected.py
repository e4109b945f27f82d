# expect: incorrect unexpected_error
async def test_missing_user(db, user_crud):
    assert await user_crud.get(db, 9) is None
    assert await user_crud.get_or_raise(db, 9) is None
