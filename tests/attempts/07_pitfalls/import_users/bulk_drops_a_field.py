# expect: incorrect field_dropped
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def import_users(db, rows):
    if not rows:
        return []
    new = sqlite_insert(User).on_conflict_do_nothing().returning(User.email)
    saved = set(await db.scalars(new, rows))
    refused = []
    for row in rows:
        if row["email"] in saved:
            saved.remove(row["email"])
        else:
            refused.append(row["email"])
    return refused
