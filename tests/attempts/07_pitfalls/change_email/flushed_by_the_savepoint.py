# expect: incorrect pending_rollback
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.email = email
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError:
        await db.refresh(user)
    return user
