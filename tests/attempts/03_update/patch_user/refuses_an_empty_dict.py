# expect: incorrect empty_refused
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if not changes or changes.keys() - {"username", "email", "is_active"}:
        raise ValueError
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
