# expect: correct
from sqlalchemy import func, select

from course_lib.app import User


async def email_taken(db, email):
    return (
        await db.execute(select(func.count()).select_from(User).filter_by(email=email))
    ).scalar_one() == 1
