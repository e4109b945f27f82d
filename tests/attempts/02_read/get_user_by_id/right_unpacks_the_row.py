# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    row = (await db.execute(select(User).where(User.id == user_id))).one_or_none()
    match row:
        case None:
            return None
        case _:
            return row[0]
