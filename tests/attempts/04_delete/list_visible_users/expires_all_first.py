# expect: incorrect lost_change
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    db.expire_all()
    return (await db.scalars(select(User).where(User.is_active).order_by(User.username))).all()
