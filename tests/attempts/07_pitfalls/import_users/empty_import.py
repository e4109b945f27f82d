# expect: incorrect empty_import
from collections import Counter

from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import User


async def import_users(db, rows):
    new = sqlite_insert(User).on_conflict_do_nothing().returning(User.email)
    saved = Counter(await db.scalars(new, rows))
    refused = []
    for row in rows:
        if saved[row["email"]]:
            saved[row["email"]] -= 1
        else:
            refused.append(row["email"])
    return refused
