# expect: incorrect too_many_statements
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    for i in range(0, len(rows), 100):
        await db.execute(insert(User), rows[i : i + 100])
    return len(rows)
