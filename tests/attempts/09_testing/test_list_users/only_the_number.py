# expect: incorrect missed_ignores_skip
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    name = f"user{next(numbers)}"
    made_up = {"username": name, "email": f"{name}@example.org", "hashed_password": "hash"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user


async def test_list_users(db, user_crud):
    for _ in range(5):
        await make_user(db)
    assert len(await user_crud.list(db, skip=1, limit=2)) == 2
