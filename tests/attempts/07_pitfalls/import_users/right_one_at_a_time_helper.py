# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def _inserted(db, user):
    try:
        async with db.begin_nested():
            db.add(user)
            await db.flush()
        return True
    except IntegrityError as error:
        if "users.email" not in str(error):
            raise
        return False


async def import_users(db, rows):
    users = [User(**row) for row in rows]
    return [user.email for user in users if not await _inserted(db, user)]
