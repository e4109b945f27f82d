# expect: incorrect field_dropped
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        if row.get("username") is None:
            raise ValueError("a user needs a name")
        user = User(**{name: row[name] for name in row if hasattr(User, name)})
        try:
            async with db.begin_nested():
                db.add(user)
        except IntegrityError:
            refused.append(row["email"])
    return refused
