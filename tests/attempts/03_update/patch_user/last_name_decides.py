# expect: incorrect mass_assignment
from course_lib.app import User


async def patch_user(db, user_id, changes):
    ok = False
    for k in changes:
        ok = k in {"username", "email", "is_active"}
    if not ok:
        raise ValueError
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
