# expect: incorrect wrong_rows
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        try:
            async with db.begin_nested():
                db.add(User(username=row["username"], email=row["email"], hashed_password="hash"))
                User(**row)
        except IntegrityError:
            refused.append(row["email"])
    return refused
