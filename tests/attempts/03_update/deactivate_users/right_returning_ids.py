# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    if not user_ids:
        return 0
    statement = (
        update(User)
        .where(User.id.in_(set(user_ids)))
        .where(User.is_active)
        .values(is_active=False)
        .returning(User.id)
    )
    return len((await db.scalars(statement)).all())
