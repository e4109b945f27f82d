# expect: incorrect swallowed_error
from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        try:
            async with db.begin_nested():
                db.add(User(**row))
        except Exception:
            refused.append(row["email"])
    return refused
