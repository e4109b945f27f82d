# expect: incorrect swallows_assertions
ADA = dict(username="ada", email="ada@example.org", hashed_password="hash")


async def test_taken_email(db, user_crud):
    await user_crud.create(db, **ADA)
    await user_crud.create(db, **ADA | {"email": "q"})
    try:
        await user_crud.create(db, **ADA)
        assert False, "should have been refused"
    except Exception:
        pass
