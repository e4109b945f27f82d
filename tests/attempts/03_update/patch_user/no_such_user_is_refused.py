# expect: incorrect missing_raises
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() - {"username", "email", "is_active"}:
        raise ValueError
    user = await db.get(User, user_id)
    if user is None:
        raise ValueError("no such user")
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
