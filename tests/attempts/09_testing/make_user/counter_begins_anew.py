# expect: incorrect same_email
import itertools

from course_lib.app import User


async def make_user(db, **values):
    number = next(itertools.count(1))
    defaults = {"username": "u", "email": f"u{number}@example.org", "hashed_password": "h"}
    user = User(**defaults | values)
    db.add(user)
    await db.flush()
    return user
