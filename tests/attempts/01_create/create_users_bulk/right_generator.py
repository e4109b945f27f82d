# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    await db.execute(insert(User), (r for r in rows))
    return len(rows)
