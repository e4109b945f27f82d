# expect: incorrect wrong_type
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    return await db.execute(insert(User), rows)
