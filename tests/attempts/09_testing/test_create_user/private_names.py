# expect: incorrect over_specified
async def test_create_user(db, user_crud):
    user_crud._fields.check({"username": "ada"}, "create")
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id
