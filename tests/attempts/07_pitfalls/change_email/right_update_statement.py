# expect: correct
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from course_lib.app import User


async def change_email(db, user_id, email):
    try:
        async with db.begin_nested():
            await db.execute(update(User).where(User.id == user_id).values(email=email))
    except IntegrityError:
        pass
    return await db.get(User, user_id, populate_existing=True)
