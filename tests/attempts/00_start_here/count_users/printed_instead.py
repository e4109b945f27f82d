# expect: incorrect returned_nothing
from sqlalchemy import func, select

from course_lib.app import User


async def count_users(db):
    print(await db.scalar(select(func.count()).select_from(User)))
