# expect: incorrect forgot_await
ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def helper(db, user_crud):
    user = await user_crud.create(db, **ADA)
    assert user.id is not None


async def test_create_user(db, user_crud):
    helper(db, user_crud)
