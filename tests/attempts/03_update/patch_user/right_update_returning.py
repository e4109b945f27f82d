# expect: correct
from sqlalchemy import update

from course_lib.app import User


class NotWritable(ValueError):
    pass


async def patch_user(db, user_id, changes):
    if not set(changes) <= {"username", "email", "is_active"}:
        raise NotWritable
    statement = update(User).where(User.id == user_id).values(changes).returning(User)
    return (await db.scalars(statement)).one_or_none()
