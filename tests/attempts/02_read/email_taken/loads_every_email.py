# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import User


async def email_taken(db, email):
    return email in (await db.scalars(select(User.email))).all()
