# expect: incorrect missed_never_flushes
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.username == "ada"
    assert user.email == "ada@example.org"
