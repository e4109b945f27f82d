# expect: incorrect wrong_result
from sqlalchemy import insert

from course_lib.app import User


async def import_users(db, rows):
    for row in rows:
        await db.execute(insert(User).prefix_with("OR REPLACE").values(**row))
    return []
