# expect: incorrect forgot_await
async def test_create_user(db, user_crud):
    user = user_crud.create(db, username="ada", email="ada@example.org", hashed_password="hash")
    assert user.id is not None
