# expect: incorrect not_found
from course_lib.app import User


async def get_user_by_id(db, user_id):
    await db.get(User, user_id)
