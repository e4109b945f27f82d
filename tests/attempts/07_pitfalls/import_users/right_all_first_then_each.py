# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    users = [User(**row) for row in rows]
    try:
        async with db.begin_nested():
            db.add_all(users)
        return []
    except IntegrityError:
        pass
    refused = []
    for row in rows:
        try:
            async with db.begin_nested():
                db.add(User(**row))
        except IntegrityError as error:
            if "UNIQUE" not in str(error.orig):
                raise
            refused.append(row["email"])
    return refused
