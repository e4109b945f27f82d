# expect: incorrect wrong_rows
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    for attempt in ("", "+2", "+3"):
        try:
            async with db.begin_nested():
                user.email = attempt + email
            return user
        except IntegrityError:
            await db.refresh(user)
    return user
