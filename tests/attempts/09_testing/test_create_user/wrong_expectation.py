# expect: incorrect fails_on_right
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id is not None
    await db.rollback()
    assert await user_crud.count(db) == 1
