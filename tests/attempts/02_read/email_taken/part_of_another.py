# expect: incorrect part_of_another
from sqlalchemy import exists, func, select

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(select(exists().where(func.instr(User.email, email) > 0)))
