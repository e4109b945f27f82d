# expect: incorrect filters_in_python
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    users = (await db.scalars(select(User).order_by(User.username))).all()
    return [user for user in users if user.is_active]
