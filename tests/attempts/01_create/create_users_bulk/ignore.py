# expect: incorrect swallowed_error
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    await db.execute(sqlite_insert(User).on_conflict_do_nothing(), rows)
    return len(rows)
