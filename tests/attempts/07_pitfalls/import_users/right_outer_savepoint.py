# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    async with db.begin_nested():
        for row in rows:
            try:
                async with db.begin_nested():
                    db.add(User(**row))
            except IntegrityError as error:
                if not error.orig.sqlite_errorname.endswith("_UNIQUE"):
                    raise
                refused += [row["email"]]
    return refused
