# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User

FIELDS = {"username", "email", "hashed_password"}


async def import_users(db, rows):
    for row in rows:
        if row.keys() != FIELDS or None in row.values():
            raise ValueError(f"not a user: {row}")
    refused = []
    for row in rows:
        nested = await db.begin_nested()
        db.add(User(**row))
        try:
            await nested.commit()
        except IntegrityError:
            await nested.rollback()
            refused.append(row["email"])
    return refused
