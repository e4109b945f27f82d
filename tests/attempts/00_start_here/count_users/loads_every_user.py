# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import User


async def count_users(db):
    return len((await db.scalars(select(User))).all())
