# expect: incorrect ignores_values
import itertools

from course_lib.app import User

numbers = itertools.count()


async def make_user(db, username=None, email=None, hashed_password=None, is_active=None):
    number = next(numbers)
    user = User(
        username=username or f"u{number}",
        email=email or f"u{number}@x.org",
        hashed_password=hashed_password or "h",
        is_active=is_active or True,
    )
    db.add(user)
    await db.flush()
    return user
