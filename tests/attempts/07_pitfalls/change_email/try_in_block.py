# expect: incorrect caught_inside
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    async with db.begin_nested():
        try:
            user.email = email
            await db.flush()
        except IntegrityError:
            await db.refresh(user)
    return user
