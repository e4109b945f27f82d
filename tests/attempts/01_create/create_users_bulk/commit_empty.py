# expect: incorrect committed
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if rows:
        await db.execute(insert(User), rows)
    else:
        await db.commit()
    return len(rows)
