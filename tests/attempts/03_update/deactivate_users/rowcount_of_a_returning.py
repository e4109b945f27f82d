# expect: incorrect returning_has_rows
from sqlalchemy import update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    result = await db.execute(
        update(User)
        .where(User.id.in_(user_ids), User.is_active)
        .values(is_active=False)
        .returning(User.id)
    )
    return result.rowcount
