# expect: incorrect wrong_result
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def import_users(db, rows):
    try:
        async with db.begin_nested():
            db.add_all([User(**row) for row in rows])
    except IntegrityError:
        return [row["email"] for row in rows]
    return []
