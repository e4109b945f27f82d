# expect: incorrect other_user
from sqlalchemy import func, select

from course_lib.app import User


async def get_user_by_email(db, email):
    return (
        await db.scalars(select(User).where(func.instr(User.email, email) > 0).order_by(User.id))
    ).first()
