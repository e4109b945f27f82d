# expect: correct
import enum

from course_lib.app import User


class Writable(enum.StrEnum):
    USERNAME = "username"
    EMAIL = "email"
    ACTIVE = "is_active"


async def patch_user(db, user_id, changes):
    named = {Writable(name): value for name, value in changes.items()}
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in named.items():
        setattr(user, k.value, v)
    await db.flush()
    return user
