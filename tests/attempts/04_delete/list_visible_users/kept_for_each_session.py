# expect: incorrect kept_answer
from sqlalchemy import select

from course_lib.app import User


KEPT = {}


async def list_visible_users(db):
    if db not in KEPT:
        KEPT[db] = (
            await db.scalars(select(User).where(User.is_active).order_by(User.username))
        ).all()
    return KEPT[db]
