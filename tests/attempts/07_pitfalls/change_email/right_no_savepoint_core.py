# expect: correct
import contextlib

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    with contextlib.suppress(IntegrityError):
        await db.execute(update(User).where(User.id == user_id).values(email=email))
    user = await db.get(User, user_id)
    if user is not None:
        await db.refresh(user)
    return user
