# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    try:
        async with db.begin_nested():
            user = await db.merge(User(id=user_id, email=email))
            await db.flush()
    except IntegrityError:
        user = await db.get(User, user_id)
    return user
