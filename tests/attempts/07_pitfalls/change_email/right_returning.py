# expect: correct
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    change = update(User).where(User.id == user_id).values(email=email).returning(User)
    try:
        async with db.begin_nested():
            return await db.scalar(change)
    except IntegrityError:
        return await db.scalar(select(User).where(User.id == user_id))
