# expect: correct
from course_lib.app import User

WRITABLE = ("username", "email", "is_active")


async def patch_user(db, user_id, changes):
    user = await db.get(User, user_id)
    for name in changes:
        if name not in WRITABLE:
            raise ValueError(name)
    if user is not None:
        for name in WRITABLE:
            if name in changes:
                setattr(user, name, changes[name])
        await db.flush()
    return user
