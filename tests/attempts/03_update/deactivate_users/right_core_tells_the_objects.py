# expect: correct
from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import User


async def deactivate_users(db, user_ids):
    t = User.__table__
    result = await db.execute(
        update(t).where(t.c.id.in_(user_ids), t.c.is_active).values(is_active=False)
    )
    for user in db:
        if isinstance(user, User) and user.id in user_ids:
            set_committed_value(user, "is_active", False)
    return result.rowcount
