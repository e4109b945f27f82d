# expect: incorrect order_lost
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = set()
    for row in rows:
        user = User(**row)
        try:
            async with db.begin_nested():
                db.add(user)
        except IntegrityError as error:
            if "UNIQUE" not in str(error.orig):
                raise
            refused.add(row["email"])
    return sorted(refused)
