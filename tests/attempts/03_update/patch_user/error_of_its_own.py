# expect: incorrect wrong_error
from course_lib.app import User


class HTTPException(Exception):
    pass


async def patch_user(db, user_id, changes):
    if not changes.keys() <= {"username", "email", "is_active"}:
        raise HTTPException(422)
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    await db.flush()
    return user
