# expect: incorrect rolled_back
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    try:
        await db.execute(insert(User), rows)
    except IntegrityError:
        await db.rollback()
        raise
    return len(rows)
