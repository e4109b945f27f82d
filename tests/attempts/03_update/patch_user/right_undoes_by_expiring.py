# expect: correct
from course_lib.app import User


async def patch_user(db, user_id, changes):
    user = await db.get(User, user_id)
    if user is None:
        return None
    old = {name: getattr(user, name) for name in ("username", "email", "is_active")}
    try:
        for name, value in changes.items():
            old[name]
            setattr(user, name, value)
    except KeyError as error:
        for name, value in old.items():
            setattr(user, name, value)
        raise ValueError(f"no such field: {error}") from None
    await db.flush()
    return user
