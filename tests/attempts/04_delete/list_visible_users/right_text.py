# expect: correct
from sqlalchemy import select, text

from course_lib.app import User


async def list_visible_users(db):
    return list(await db.scalars(select(User).where(text("is_active")).order_by(text("username"))))
