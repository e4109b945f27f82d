# expect: incorrect none_for_empty
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    us = (await db.scalars(select(User).where(User.is_active).order_by(User.username))).all()
    return us or None
