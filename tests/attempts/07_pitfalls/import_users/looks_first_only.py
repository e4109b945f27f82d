# expect: incorrect check_then_insert
from sqlalchemy import select

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        if await db.scalar(select(User.id).where(User.email == row["email"])):
            refused.append(row["email"])
        else:
            db.add(User(**row))
            await db.flush()
    return refused
