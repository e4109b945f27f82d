# expect: incorrect no_row
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    return (await db.execute(select(User).where(User.email == email))).scalar_one()
