# expect: incorrect returned_rows
from sqlalchemy import select

from course_lib.app import User


async def list_visible_users(db):
    statement = select(User).where(User.is_active).order_by(User.username)
    return (await db.execute(statement)).all()
