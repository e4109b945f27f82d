# expect: correct
from sqlalchemy import update

from course_lib.app import User

ALLOWED = frozenset(("username", "email", "is_active"))


async def patch_user(db, user_id, changes):
    if not ALLOWED >= changes.keys():
        raise ValueError("only %s" % ", ".join(sorted(ALLOWED)))
    return await (
        db.scalar(update(User).where(User.id == user_id).values(**changes).returning(User))
        if changes
        else db.get(User, user_id)
    )
