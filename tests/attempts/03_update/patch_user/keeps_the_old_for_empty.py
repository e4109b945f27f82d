# expect: incorrect skipped_false
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if set(changes) - {"username", "email", "is_active"}:
        raise ValueError("no")
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = changes.get("username") or user.username
    user.email = changes.get("email") or user.email
    user.is_active = changes.get("is_active", user.is_active)
    await db.flush()
    return user
