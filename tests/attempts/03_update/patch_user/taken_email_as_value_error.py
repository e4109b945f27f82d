# expect: incorrect replaced_error
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def patch_user(db, user_id, changes):
    if set(changes) - {"username", "email", "is_active"}:
        raise ValueError("no")
    user = await db.get(User, user_id)
    if user is None:
        return None
    for k, v in changes.items():
        setattr(user, k, v)
    try:
        await db.flush()
    except IntegrityError as e:
        raise ValueError("taken") from e
    return user
