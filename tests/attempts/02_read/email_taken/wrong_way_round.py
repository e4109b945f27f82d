# expect: incorrect wrong_way_round
from sqlalchemy import exists, select

from course_lib.app import User


async def email_taken(db, email):
    return not await db.scalar(select(exists().where(User.email == email)))
