# expect: incorrect empty_is_missing
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() - {"username", "email", "is_active"}:
        raise ValueError
    if not changes:
        return None
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
