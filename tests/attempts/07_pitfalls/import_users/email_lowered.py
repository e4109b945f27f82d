# expect: incorrect changed_case
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        user = User(**{**row, "email": row["email"].lower()})
        try:
            async with db.begin_nested():
                db.add(user)
        except IntegrityError as error:
            if "UNIQUE" not in str(error.orig):
                raise
            refused.append(user.email)
    return refused
