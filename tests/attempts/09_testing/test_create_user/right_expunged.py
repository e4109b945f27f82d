# expect: correct
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id is not None
    db.expunge_all()
    found = await user_crud.get(db, user.id)
    assert found.username == "ada"
    assert found.email == "ada@example.org"
    await db.rollback()
    assert await user_crud.get(db, user.id) is None
