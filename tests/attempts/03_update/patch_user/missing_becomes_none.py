# expect: incorrect missing_is_none
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() - {"username", "email", "is_active"}:
        raise ValueError
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = changes.get("username")
    user.email = changes.get("email")
    user.is_active = changes.get("is_active")
    await db.flush()
    return user
