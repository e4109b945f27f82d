# expect: incorrect wrong_result
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        if await db.scalar(select(User.id).where(User.username == row["username"])):
            refused.append(row["email"])
            continue
        try:
            async with db.begin_nested():
                db.add(User(**row))
        except IntegrityError:
            refused.append(row["email"])
    return refused
