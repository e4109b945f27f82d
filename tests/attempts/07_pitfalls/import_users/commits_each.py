# expect: incorrect committed
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    refused = []
    for row in rows:
        user = User(**row)
        try:
            db.add(user)
            await db.commit()
        except IntegrityError:
            await db.rollback()
            refused.append(row["email"])
    return refused
