# expect: incorrect field_demanded
from course_lib.app import User

WRITABLE = ("username", "email", "is_active")


async def patch_user(db, user_id, changes):
    if set(changes) - set(WRITABLE):
        raise ValueError("not writable")
    user = await db.get(User, user_id)
    if user is None:
        return None
    for name in WRITABLE:
        setattr(user, name, changes[name])
    await db.flush()
    return user
