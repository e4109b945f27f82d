# expect: correct
import itertools

from course_lib.app import User

numbers = itertools.count(1)


async def make_user(db, **values):
    number = next(numbers)
    made_up = {"username": "u", "email": f"u{number}@example.org", "hashed_password": "h"}
    user = User(**made_up | values)
    db.add(user)
    await db.flush()
    return user
