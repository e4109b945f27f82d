# expect: incorrect returns
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    return user.id is not None
