# expect: incorrect ignores_values
import itertools

from course_lib.app import User

numbers = itertools.count()


async def make_user(db, **values):
    made_up = {"username": "u", "email": f"u{next(numbers)}@x.org", "hashed_password": "h"}
    user = User(**values | made_up)
    db.add(user)
    await db.flush()
    return user
