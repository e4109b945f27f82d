# expect: incorrect mass_assignment
from course_lib.app import User


async def patch_user(db, user_id, changes):
    if changes.keys() & {"id", "hashed_password", "created_at", "updated_at"}:
        raise ValueError
    for k in changes:
        if not hasattr(User, k):
            raise ValueError(k)
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
