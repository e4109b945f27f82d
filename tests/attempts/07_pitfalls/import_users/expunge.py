# expect: incorrect expunged_after_the_refusal
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        user = User(**row)
        db.add(user)
        try:
            await db.flush()
        except IntegrityError:
            db.expunge(user)
            refused.append(row["email"])
    return refused
