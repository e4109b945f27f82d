# expect: correct
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    if (user := await db.get(User, user_id)) is None:
        return None
    with suppress(IntegrityError):
        async with db.begin_nested():
            user.email = email
            await db.flush()
    return await db.scalar(select(User).where(User.id == user_id))
