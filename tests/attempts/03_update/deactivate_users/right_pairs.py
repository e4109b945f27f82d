# expect: correct
from sqlalchemy import tuple_, update

from course_lib.app import User


async def deactivate_users(db, user_ids):
    if not user_ids:
        return 0
    else:
        r = await db.execute(
            update(User)
            .where(tuple_(User.id, User.is_active).in_([(i, True) for i in user_ids]))
            .values(is_active=False),
            execution_options=dict(synchronize_session="fetch"),
        )
    return int(r.rowcount)
