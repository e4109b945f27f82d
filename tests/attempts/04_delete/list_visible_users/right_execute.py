# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    result = await db.execute(
        select(User).filter_by(is_active=True).order_by(User.username, User.id)
    )
    return list(result.scalars())
