# expect: correct
import random

from course_lib.app import User


async def test_list_users(db, user_crud):
    names = [f"{random.random()}" for _ in range(9)]
    names[0], names[1] = "z", "a"
    for name in names:
        values = {"username": name, "email": f"{name}@x.org", "hashed_password": "x"}
        db.add(User(**values))
        await db.flush()
    for limit in (2, 3, 10):
        came = []
        skip = 0
        while page := await user_crud.list(db, skip=skip, limit=limit):
            assert len(page) <= limit
            came += [user.username for user in page]
            skip += limit
        assert came == names
