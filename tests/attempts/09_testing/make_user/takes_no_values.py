# expect: incorrect takes_no_values
import itertools

from course_lib.app import User

numbers = itertools.count()


async def make_user(db):
    user = User(username="u", email=f"u{next(numbers)}@x.org", hashed_password="h")
    db.add(user)
    await db.flush()
    return user
