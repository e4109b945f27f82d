# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    users = (await db.scalars(select(User).order_by(User.id))).all()
    return users[skip : skip + limit]
