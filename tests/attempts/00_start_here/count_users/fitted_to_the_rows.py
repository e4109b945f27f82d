# expect: incorrect fixed_answer
from sqlalchemy import select

from course_lib.app import User


async def count_users(db):
    return 7 if (await db.scalars(select(User.id).limit(1))).first() else 0
