# expect: incorrect other_user
from sqlalchemy import or_, select

from course_lib.app import User


async def get_user_by_email(db, email):
    return await db.scalar(
        select(User).where(or_(User.email == email, User.username == email)).order_by(User.id)
    )
