# expect: correct
from sqlalchemy import select

from course_lib.app import User


async def rename_user(db, user_id, username):
    user = await db.get(User, user_id)
    if user is None:
        return None
    user.username = username
    return (await db.execute(select(User).filter_by(id=user_id))).scalar_one()
