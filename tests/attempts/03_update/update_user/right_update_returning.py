# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    statement = update(User).where(User.id == user_id).values(**update_data).returning(User)
    return await db.scalar(statement)
