# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def first_object(db, statement):
    return (await db.execute(statement)).scalars().first()


async def get_user_by_id(db, user_id):
    return await first_object(db, select(User).where(User.id == user_id).limit(1))
