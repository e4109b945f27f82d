# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    for user in await db.scalars(select(User)):
        if user.id == user_id:
            return user
    return None
