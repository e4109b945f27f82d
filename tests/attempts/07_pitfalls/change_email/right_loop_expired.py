# expect: correct
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if not user:
        return None
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        for name in list(inspect(user).expired_attributes):
            await getattr(user.awaitable_attrs, name)
    return user
