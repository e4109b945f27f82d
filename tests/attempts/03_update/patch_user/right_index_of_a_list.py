# expect: correct
from course_lib.app import User

FIELDS = ["username", "email", "is_active"]


async def patch_user(db, user_id, changes):
    [FIELDS.index(name) for name in changes]
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
