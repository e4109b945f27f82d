# expect: incorrect returned_nothing
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return
    await db.execute(insert(User), rows)
    return len(rows)
