# expect: incorrect skip_is_a_page
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    statement = select(User).order_by(User.id).offset(skip * limit).limit(limit)
    return (await db.scalars(statement)).all()
