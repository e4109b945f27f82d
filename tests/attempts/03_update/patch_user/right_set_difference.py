# expect: correct
from course_lib.app import User


async def patch_user(db, user_id, changes):
    refused = changes.keys() - {"username", "email", "is_active"}
    if refused:
        raise ValueError(f"not writable: {refused}")
    user = await db.get(User, user_id)
    if user is None:
        return None
    for name, value in changes.items():
        setattr(user, name, value)
    await db.flush()
    return user
