# expect: incorrect swallowed_error
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    try:
        await db.execute(insert(User), rows)
    except IntegrityError:
        return 0
    return len(rows)
