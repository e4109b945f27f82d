# expect: incorrect half_changed
from course_lib.app import User


async def patch_user(db, user_id, changes):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for name, value in changes.items():
        if name not in ("username", "email", "is_active"):
            raise ValueError(f"{name} is not writable")
        setattr(user, name, value)
    await db.flush()
    return user
