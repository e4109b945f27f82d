# expect: incorrect wrong_error
from course_lib.app import User


async def patch_user(db, user_id, changes):
    for name in changes:
        if name not in ("username", "email", "is_active"):
            raise KeyError(name)
    user = await db.get(User, user_id)
    if user is None:
        return None
    for name, value in changes.items():
        setattr(user, name, value)
    await db.flush()
    return user
