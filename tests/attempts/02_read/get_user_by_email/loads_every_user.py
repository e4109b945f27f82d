# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    users = (await db.scalars(select(User))).all()
    return next((user for user in users if user.email == email), None)
