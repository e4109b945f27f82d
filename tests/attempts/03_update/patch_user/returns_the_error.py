# expect: incorrect returned_error
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() - {"username", "email", "is_active"}:
        return ValueError("no")
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
