# expect: incorrect check_then_update
from sqlalchemy import select

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    if await db.scalar(select(User.id).where(User.email == email)) is None:
        user.email = email
        await db.flush()
    return user
