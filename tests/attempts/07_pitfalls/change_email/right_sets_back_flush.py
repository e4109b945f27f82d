# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    old = user.email
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError:
        user.email = old
        await db.flush()
    return user
