# expect: incorrect wrong_error
from sqlalchemy import select

from course_lib.app import User


async def list_users(db, skip=0, limit=100):
    assert skip >= 0 and limit >= 0
    statement = select(User).order_by(User.id).offset(skip).limit(limit)
    return (await db.scalars(statement)).all()
