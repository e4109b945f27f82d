# expect: correct
import itertools
import random
import uuid

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
    users = [await make_user(db, username=uuid.uuid4().hex) for _ in range(20)]
    rnd = random.Random(0)
    for _ in range(25):
        skip, limit = rnd.randrange(21), rnd.randrange(21)
        assert list(await user_crud.list(db, skip=skip, limit=limit)) == users[skip : skip + limit]
