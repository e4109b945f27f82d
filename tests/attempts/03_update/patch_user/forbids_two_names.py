# expect: incorrect unknown_accepted
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if "id" in changes or "hashed_password" in changes:
        raise ValueError("not writable")
    user = await db.get(User, user_id)
    if user is None:
        return None
    for name, value in changes.items():
        setattr(user, name, value)
    await db.flush()
    return user
