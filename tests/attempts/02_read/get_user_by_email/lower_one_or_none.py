# expect: incorrect many_rows
from sqlalchemy import func, select

from course_lib.app import User


async def get_user_by_email(db, email):
    return (
        await db.execute(select(User).where(func.lower(User.email) == func.lower(email)))
    ).scalar_one_or_none()
