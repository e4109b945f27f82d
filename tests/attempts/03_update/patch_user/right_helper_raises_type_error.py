# expect: correct
from course_lib.app import User


def _writable(*, username=None, email=None, is_active=None):
    pass


async def patch_user(db, user_id, changes):
    try:
        _writable(**changes)
    except TypeError as error:
        raise ValueError(str(error)) from error
    user = await db.get(User, user_id)
    if user is not None:
        for k, v in changes.items():
            setattr(user, k, v)
        await db.flush()
    return user
