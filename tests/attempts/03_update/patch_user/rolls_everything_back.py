# expect: incorrect lost_earlier_work
from course_lib.app import User


async def patch_user(db, user_id, changes):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        if k not in ("username", "email", "is_active"):
            await db.rollback()
            raise ValueError(k)
        setattr(user, k, v)
    await db.flush()
    return user
