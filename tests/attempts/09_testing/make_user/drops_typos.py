# expect: incorrect accepts_typos
import itertools

from course_lib.app import User

numbers = itertools.count()


async def make_user(db, **values):
    user = User(username="u", email=f"u{next(numbers)}@x.org", hashed_password="h")
    for name, value in values.items():
        if hasattr(User, name):
            setattr(user, name, value)
    db.add(user)
    await db.flush()
    return user
