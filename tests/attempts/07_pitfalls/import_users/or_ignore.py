# expect: incorrect any_refusal_is_taken
from sqlalchemy import insert

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        result = await db.execute(insert(User).prefix_with("OR IGNORE").values(row))
        if result.rowcount == 0:
            refused.append(row["email"])
    return refused
