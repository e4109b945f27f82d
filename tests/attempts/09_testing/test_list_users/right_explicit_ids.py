# expect: correct
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
    for id, name in ((30, "b"), (10, "z"), (20, "a"), (40, "c")):
        await make_user(db, id=id, username=name)
    assert [u.id for u in await user_crud.list(db)] == [10, 20, 30, 40]
    assert [u.id for u in await user_crud.list(db, skip=1, limit=2)] == [20, 30]
