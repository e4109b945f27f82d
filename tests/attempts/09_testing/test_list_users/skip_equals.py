# expect: incorrect missed_skips_pages
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
    assert [u.username for u in await user_crud.list(db, 1, 1)] == ["a"]
    assert [u.username for u in await user_crud.list(db)] == ["c", "a", "b", "d"]
