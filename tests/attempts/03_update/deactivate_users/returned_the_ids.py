# expect: incorrect wrong_type
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    statement = update(User).where(User.id.in_(user_ids), User.is_active.is_(True))
    return (await db.scalars(statement.values(is_active=False).returning(User.id))).all()
