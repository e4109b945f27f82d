# expect: incorrect missed_mixes_up_values
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert await user_crud.get(db, user.id) is user
