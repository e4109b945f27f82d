# expect: incorrect missing_field
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if not rows:
        return 0
    await db.execute(insert(User), [{"username": r["username"], "email": r["email"]} for r in rows])
    return len(rows)
