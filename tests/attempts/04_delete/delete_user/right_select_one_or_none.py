# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def delete_user(session, id):
    match (await session.scalars(select(User).where(User.id == id))).one_or_none():
        case None:
            return False
        case user:
            await session.delete(user)
            await session.flush()
            return True
