# expect: incorrect forgot_await
from course_lib.app import User


async def get_user_by_id(db, user_id):
    return db.get(User, user_id)
