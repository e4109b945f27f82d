# expect: incorrect changed_argument
from course_lib.app import User


async def patch_user(db, user_id, changes):
    bad = [changes.pop(k) for k in list(changes) if k not in ("username", "email", "is_active")]
    if bad:
        raise ValueError
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
