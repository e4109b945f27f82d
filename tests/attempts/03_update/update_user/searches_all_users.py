# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import User


async def update_user(db, user_id, update_data):
    users = (await db.scalars(select(User))).all()
    for user in users:
        if user.id == user_id:
            for key, value in update_data.items():
                setattr(user, key, value)
            await db.flush()
            return user
