# expect: incorrect wrong_rows
from sqlalchemy import not_, update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    r = await db.execute(
        update(User).where(User.id.in_(user_ids)).values(is_active=not_(User.is_active))
    )
    return r.rowcount
