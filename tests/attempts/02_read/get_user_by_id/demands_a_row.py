# expect: incorrect no_row
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_id(db, user_id):
    return (await db.scalars(select(User).where(User.id == user_id))).one()
