# expect: correct
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None or user.email == email:
        return user
    taken = await db.scalar(select(func.count()).where(User.email == email))
    if taken:
        return user
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        await db.refresh(user, list(User.__table__.columns.keys()))
    return user
