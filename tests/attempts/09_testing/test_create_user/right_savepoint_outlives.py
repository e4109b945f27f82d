# expect: correct
async def test_create_user(db, user_crud):
    await db.begin()
    nested = await db.begin_nested()
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert nested.is_active
    db.expunge_all()
    assert (await user_crud.get(db, user.id)).username == "ada"
    await nested.rollback()
    assert await user_crud.count(db) == 0
