# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    ids = await db.scalars(insert(User).returning(User.id), rows)
    return len(ids.all())
