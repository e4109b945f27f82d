# expect: incorrect value_twice
import itertools

from course_lib.app import User

numbers = itertools.count()


async def make_user(db, **values):
    user = User(username="u", email=f"u{next(numbers)}@x.org", hashed_password="h", **values)
    db.add(user)
    await db.flush()
    return user
