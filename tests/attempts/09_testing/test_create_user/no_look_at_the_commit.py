# expect: incorrect missed_commits
async def test_create_user(db, user_crud):
    user = await user_crud.create(
        db, username="ada", email="ada@example.org", hashed_password="hash"
    )
    db.expunge_all()
    found = await user_crud.get(db, user.id)
    assert found.email == "ada@example.org"
