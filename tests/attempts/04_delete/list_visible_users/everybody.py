# expect: incorrect extra_rows
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    return (await db.scalars(select(User).order_by(User.username))).all()
