# expect: incorrect changed_argument
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    n = len(rows)
    data = []
    while rows:
        data.append(rows.pop(0))
    await db.execute(insert(User), data)
    return n
