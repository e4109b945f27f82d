# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    match (await db.scalars(select(User).where(User.id == user_id))).all():
        case [user]:
            return user
        case _:
            return None
