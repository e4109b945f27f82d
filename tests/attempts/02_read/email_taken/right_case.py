# expect: correct
from sqlalchemy import case, exists, false, select, true

from course_lib.app import User


async def email_taken(db, email):
    return await db.scalar(
        select(case((exists().where(User.email == email), true()), else_=false()))
    )
