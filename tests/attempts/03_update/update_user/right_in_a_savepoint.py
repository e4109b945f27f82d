# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = (await db.execute(select(User).filter(User.id == user_id))).scalars().unique().first()
    if user is None:
        return None
    async with db.begin_nested():
        for name in update_data.keys():
            setattr(user, name, update_data.get(name))
    return user
