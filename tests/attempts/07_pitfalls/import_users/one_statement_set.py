# expect: incorrect wrong_result
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def import_users(db, rows):
    if not rows:
        return []
    s = sqlite_insert(User).values(rows).on_conflict_do_nothing().returning(User.email)
    new = set(await db.scalars(s))
    return [row["email"] for row in rows if row["email"] not in new]
