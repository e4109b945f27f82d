# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    try:
        async with db.begin_nested():
            user.email = email
    except IntegrityError as error:
        if "users.email" not in str(error.orig):
            raise
    finally:
        await db.refresh(user)
    return user
