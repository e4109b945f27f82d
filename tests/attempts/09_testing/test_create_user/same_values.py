# expect: incorrect missed_mixes_up_values
async def test_create_user(db, user_crud):
    user = await user_crud.create(db, username="ada", email="ada", hashed_password="ada")
    assert user.id
    db.expunge_all()
    assert (await user_crud.get(db, user.id)).username == "ada"
    await db.rollback()
    assert await user_crud.count(db) == 0
