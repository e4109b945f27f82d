# expect: incorrect ignores_values
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(**values | {"username": f"u{n}", "email": f"{n}@x", "hashed_password": "h"})
    db.add(user)
    await db.flush()
    return user
