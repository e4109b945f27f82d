# expect: correct
from sqlalchemy import select, update

from course_lib.app import User


async def update_user(*, db, user_id, update_data):
    users = User.__table__
    await db.execute(update(users).where(users.c.id == user_id).values(update_data))
    again = select(User).where(User.id == user_id).execution_options(populate_existing=True)
    return (await db.scalars(again)).first()
