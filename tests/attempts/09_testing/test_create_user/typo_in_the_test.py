# expect: error
async def test_create_user(db, user_crud):
    user = await user_crud.create(db, **valeus)
    assert user.id
