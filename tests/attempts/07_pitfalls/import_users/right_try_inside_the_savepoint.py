# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        user = User(**row)
        async with db.begin_nested():
            try:
                db.add(user)
                await db.flush()
            except IntegrityError as error:
                if error.orig.args != ("UNIQUE constraint failed: users.email",):
                    raise
                refused.append(row["email"])
    return refused
