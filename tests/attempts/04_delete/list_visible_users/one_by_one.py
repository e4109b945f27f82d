# expect: incorrect too_many_statements
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    ids = (await db.scalars(select(User.id).where(User.is_active).order_by(User.username))).all()
    return [await db.get(User, i) for i in ids]
