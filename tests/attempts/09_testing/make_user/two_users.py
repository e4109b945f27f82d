# expect: incorrect too_many_statements
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    n = next(numbers)
    user = User(username=f"u{n}", email=f"{n}@x", hashed_password="h")
    db.add(user)
    await db.flush()
    for k, v in values.items():
        setattr(user, k, v)
    await db.flush()
    return user
