# expect: incorrect wrong_rows
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    same = select(User.id).where(func.lower(User.email) == email.lower(), User.id != user_id)
    if await db.scalar(same):
        return user
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        await db.refresh(user)
    return user
