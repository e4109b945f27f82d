# expect: incorrect changed_case
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    try:
        async with db.begin_nested():
            user.email = email.strip().lower()
    except IntegrityError:
        await db.refresh(user)
    return user
