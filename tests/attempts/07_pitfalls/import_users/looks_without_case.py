# expect: incorrect changed_case
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        user = User(**row)
        same = func.lower(User.email) == row["email"].lower()
        if await db.scalar(select(User.id).where(same)):
            refused.append(row["email"])
            continue
        try:
            async with db.begin_nested():
                db.add(user)
        except IntegrityError as error:
            if "UNIQUE" not in str(error.orig):
                raise
            refused.append(row["email"])
    return refused
