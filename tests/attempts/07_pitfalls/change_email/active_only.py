# expect: incorrect active_only
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.scalar(select(User).where(User.id == user_id, User.is_active.is_(True)))
    if user is None:
        return None
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        await db.refresh(user)
    return user
