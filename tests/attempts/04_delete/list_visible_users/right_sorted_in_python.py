# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    return sorted(
        (await db.scalars(select(User).where(User.is_active))).all(), key=lambda u: u.username
    )
