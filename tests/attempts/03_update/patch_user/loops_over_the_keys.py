# expect: incorrect no_items
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() - {"username", "email", "is_active"}:
        raise ValueError("not writable")
    user = await db.get(User, user_id)
    if user is None:
        return None
    for name, value in changes:
        setattr(user, name, value)
    await db.flush()
    return user
