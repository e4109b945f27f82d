# expect: incorrect asserts_nothing
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(
        **{"username": f"user{n}", "email": f"user{n}@example.org", "hashed_password": "hash"}
        | values
    )
    db.add(user)
    await db.flush()
    return user


async def test_list_users(db, user_crud):
    for n in ("c", "a", "b", "d"):
        await make_user(db, username=n)
    assert await user_crud.list(db, 1, 2) == await user_crud.list(db, 1, 2)
