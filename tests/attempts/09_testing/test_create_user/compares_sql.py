# expect: incorrect over_specified
async def test_create_user(db, user_crud, sent):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert sent[0].startswith(
        "INSERT INTO users (username, email, hashed_password, created_at, updated_at) VALUES"
    )
    user = await user_crud.get(db, user.id)
    assert len(sent) == 1
