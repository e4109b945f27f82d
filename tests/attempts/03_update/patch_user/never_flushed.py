# expect: incorrect never_flushed
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() - {"username", "email", "is_active"}:
        raise ValueError("not writable")
    user = await db.get(User, user_id)
    if user is not None:
        for name, value in changes.items():
            setattr(user, name, value)
    return user
