# expect: incorrect other_user
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    users = (await db.scalars(select(User))).all()
    return users[min(user_id, len(users)) - 1]
