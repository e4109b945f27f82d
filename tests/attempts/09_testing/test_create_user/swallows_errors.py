# expect: incorrect swallows_errors
async def test_create_user(db, user_crud):
    try:
        user = await user_crud.create(
            db, username="ada", email="ada@example.org", hashed_password="hash"
        )
        assert user.id is not None
        await db.rollback()
        assert await user_crud.count(db) == 0
    except Exception as error:
        print(error)
