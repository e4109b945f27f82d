# expect: incorrect wrote
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return await db.merge(User(id=user_id), load=True)
