# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def get_user_by_email(db, email):
    q = select(User).where(
        func.instr(User.email, email) == 1, func.length(User.email) == len(email)
    )
    return await db.scalar(q)
