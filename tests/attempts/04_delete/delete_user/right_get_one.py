# expect: correct
from sqlalchemy.exc import NoResultFound

from course_lib.app import User


async def delete_user(db, user_id):
    try:
        user = await db.get_one(User, user_id)
    except NoResultFound:
        return False
    else:
        await db.delete(user)
        await db.flush()
        return True
