# expect: incorrect broke_session
from contextlib import suppress

from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.email = email
    with suppress(IntegrityError):
        await db.flush()
    return user
