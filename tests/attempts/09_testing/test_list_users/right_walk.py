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
    want = [(await make_user(db, username=chr(110 - i))).email for i in range(5)]
    got = []
    skip = 0
    while page := await user_crud.list(db, skip=skip, limit=2):
        assert len(page) <= 2
        got += [u.email for u in page]
        skip += len(page)
        assert skip < 50
    assert got == want
