# expect: correct
from course_lib.app import User


def _patch(user, *, username=None, email=None, is_active=None):
    if username is not None:
        user.username = username
    if email is not None:
        user.email = email
    if is_active is not None:
        user.is_active = is_active


async def patch_user(db, user_id, changes):
    user = await db.get(User, user_id)
    if user is None:
        return None
    try:
        _patch(user, **changes)
    except TypeError as error:
        raise ValueError(str(error)) from error
    await db.flush()
    return user
