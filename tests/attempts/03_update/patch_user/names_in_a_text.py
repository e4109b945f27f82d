# expect: incorrect unknown_accepted
from course_lib.app import User

ALLOWED = "username, email, is_active"


async def patch_user(db, user_id, changes):
    for k in changes:
        if k not in ALLOWED:
            raise ValueError(k)
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
