# expect: incorrect taken_email_raises
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.email = email
    savepoint = await db.begin_nested()
    try:
        await db.flush()
    except IntegrityError:
        await savepoint.rollback()
        await db.refresh(user)
    return user
