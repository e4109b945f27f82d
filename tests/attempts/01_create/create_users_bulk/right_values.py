# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if rows:
        await db.execute(insert(User).values(rows))
    return len(rows)
