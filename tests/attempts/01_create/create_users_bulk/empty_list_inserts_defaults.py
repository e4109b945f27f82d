# expect: incorrect default_row
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    await db.execute(insert(User), rows)
    return len(rows)
