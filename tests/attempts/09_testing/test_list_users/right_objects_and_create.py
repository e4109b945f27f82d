# expect: correct
async def test_list_users(user_crud, db):
    users = []
    for name in "dbcae":
        email = f"{name}@example.org"
        users.append(await user_crud.create(db, username=name, email=email, hashed_password="-"))
    assert await user_crud.list(db) == users
    assert await user_crud.list(db, limit=0) == []
    assert await user_crud.list(db, 4, 5) == users[4:]
    assert await user_crud.list(db, 2, 2) == users[2:4]
    assert await user_crud.list(db, skip=5) == []
