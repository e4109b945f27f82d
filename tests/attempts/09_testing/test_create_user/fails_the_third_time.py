# expect: incorrect not_repeatable
runs = 0


async def test_create_user(db, user_crud):
    global runs
    runs += 1
    assert runs < 3
    assert await user_crud.count(db) == 0
