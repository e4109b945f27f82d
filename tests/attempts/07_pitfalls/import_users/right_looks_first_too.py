# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    emails = [row["email"] for row in rows]
    taken = set(await db.scalars(select(User.email).where(User.email.in_(emails))))
    refused = []
    for row in rows:
        if row["email"] in taken:
            refused.append(row["email"])
            continue
        user = User(**row)
        try:
            async with db.begin_nested():
                db.add(user)
            taken.add(row["email"])
        except IntegrityError:
            if await db.scalar(select(User.id).where(User.email == row["email"])) is None:
                raise
            refused.append(row["email"])
    return refused
