# expect: correct
from sqlalchemy import select

from course_lib.app import User


def apply(obj, values):
    [setattr(obj, key, values[key]) for key in values]
    return obj


async def update_user(db, user_id, update_data):
    result = await db.execute(select(User).where(User.id == user_id))
    if user := result.scalar_one_or_none():
        apply(user, update_data)
        await db.flush()
    return user
