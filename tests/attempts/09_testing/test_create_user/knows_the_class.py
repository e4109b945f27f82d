# expect: incorrect over_specified
ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud):
    user = await user_crud.create(db, **ADA)
    assert type(user_crud).__name__ in ("UserCRUD", "AnotherUserCRUD")
