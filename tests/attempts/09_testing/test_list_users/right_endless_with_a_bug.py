# expect: correct
async def test_list_users(db, user_crud):
    for name in ("mei", "ada", "zoë", "linus", "grace", "omar"):
        await user_crud.create(db, username=name, email=name, hashed_password="-")
    came, skip = [], 0
    while True:
        page = await user_crud.list(db, skip=skip, limit=2)
        if not page:
            break
        came.extend(page)
        skip += len(page)
    assert [user.username for user in came] == ["mei", "ada", "zoë", "linus", "grace", "omar"]
    assert len(await user_crud.list(db, limit=4)) == 4
