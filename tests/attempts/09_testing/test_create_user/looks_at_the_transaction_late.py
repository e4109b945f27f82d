# expect: incorrect missed_commits
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    assert user.id is not None
    db.expunge_all()
    assert (await user_crud.get(db, user.id)).email == "ada@example.org"
    assert db.in_transaction()
