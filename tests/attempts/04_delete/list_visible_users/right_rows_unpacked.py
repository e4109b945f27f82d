# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    rows = (await db.execute(select(User).where(User.is_active).order_by("username"))).all()
    return [user for (user,) in rows]
