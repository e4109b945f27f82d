# expect: incorrect unknown_fixture
async def test_create_user(session, user_crud):
    user = await user_crud.create(
        session, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id
