# expect: incorrect wrong_rows
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    if await db.scalar(select(User.id).where(User.email.like(email), User.id != user_id)):
        return user
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        await db.refresh(user)
    return user
