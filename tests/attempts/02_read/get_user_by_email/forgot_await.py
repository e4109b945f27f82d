# expect: incorrect forgot_await
from sqlalchemy import select

from course_lib.app import User


async def get_user_by_email(db, email):
    return (db.execute(select(User).where(User.email == email))).scalar_one_or_none()
