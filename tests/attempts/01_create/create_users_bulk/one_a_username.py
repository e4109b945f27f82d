# expect: incorrect wrong_rows
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    rows = list({r["username"]: r for r in rows}.values())
    await db.execute(insert(User), rows)
    return len(rows)
