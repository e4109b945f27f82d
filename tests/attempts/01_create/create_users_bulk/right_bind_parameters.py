# expect: correct
from sqlalchemy import bindparam, insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    if len(rows) < 1:
        return 0
    stmt = insert(User).values(
        username=bindparam("u"), email=bindparam("e"), hashed_password=bindparam("h")
    )
    await (await db.connection()).execute(
        stmt, [{"u": r["username"], "e": r["email"], "h": r["hashed_password"]} for r in rows]
    )
    return len(rows)
