# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    user = await db.get(User, user_id)
    if user is None:
        return None
    savepoint = await db.begin_nested()
    user.email = email
    try:
        await db.flush()
    except IntegrityError:
        await savepoint.rollback()
        await db.refresh(user)
    else:
        await savepoint.commit()
    return user
