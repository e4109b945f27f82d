# expect: correct
from sqlalchemy import insert

from course_lib.app import User


async def create_users_bulk(db, rows):
    new = [{**row, "is_active": True} for row in rows]
    return len(new) if not new or await db.execute(insert(User), new) else 0
