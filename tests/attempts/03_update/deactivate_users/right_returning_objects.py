# expect: correct
from sqlalchemy import and_, update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    where = and_(User.is_active.is_not(False), User.id.in_(tuple(user_ids)))
    result = await db.execute(update(User).values(is_active=False).where(where).returning(User))
    return sum(1 for _ in result.scalars())
