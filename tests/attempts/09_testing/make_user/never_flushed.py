# expect: incorrect never_flushed
import itertools

from course_lib.app import User

numbers = itertools.count()


async def make_user(db, **values):
    made_up = {"username": "u", "email": f"u{next(numbers)}@x.org", "hashed_password": "h"}
    user = User(**made_up | values)
    db.add(user)
    return user
