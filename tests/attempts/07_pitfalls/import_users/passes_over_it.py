# expect: incorrect broke_session
from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        try:
            db.add(User(**row))
            await db.flush()
        except Exception as error:
            print(error)
            refused.append(row["email"])
    return refused
