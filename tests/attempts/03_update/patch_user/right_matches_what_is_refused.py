# expect: correct
from course_lib.app import User

WRITABLE = {"username", "email", "is_active"}


async def patch_user(db, user_id, changes):
    match [name for name in changes if name not in WRITABLE]:
        case []:
            user = await db.get(User, user_id)
        case refused:
            raise ValueError(refused)
    if user:
        list(map(lambda pair: setattr(user, *pair), changes.items()))
        async with db.begin_nested():
            pass
    return user
