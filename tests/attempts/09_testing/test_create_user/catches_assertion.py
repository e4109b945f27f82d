# expect: incorrect swallows_assertions
ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_create_user(db, user_crud):
    user = await user_crud.create(db, **ADA)
    try:
        assert user.id is not None
        db.expunge_all()
        assert (await user_crud.get(db, user.id)).username == "ada"
        await db.rollback()
        assert await user_crud.count(db) == 0
    except AssertionError as e:
        print("failed", e)
