# expect: incorrect refused_writable
from course_lib.app import User


async def patch_user(db, user_id, changes):
    for k in changes:
        if k != "username" or k != "email" or k != "is_active":
            raise ValueError(k)
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
