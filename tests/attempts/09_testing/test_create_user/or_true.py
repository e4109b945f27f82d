# expect: incorrect asserts_nothing
ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud):
    user = await user_crud.create(db, **ADA)
    assert user.id or True
