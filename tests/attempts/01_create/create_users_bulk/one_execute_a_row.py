# expect: incorrect too_many_statements
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    for row in rows:
        await db.execute(insert(User).values(**row))
    return len(rows)
