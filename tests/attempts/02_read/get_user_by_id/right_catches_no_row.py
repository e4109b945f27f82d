# expect: correct
from sqlalchemy.exc import NoResultFound

from course_lib.app import User


async def get_user_by_id(db, user_id):
    try:
        return await db.get_one(User, user_id)
    except NoResultFound:
        return None
