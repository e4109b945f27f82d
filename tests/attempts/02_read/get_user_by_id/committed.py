# expect: incorrect committed
from course_lib.app import User


async def get_user_by_id(db, user_id):
    user = await db.get(User, user_id)
    await db.commit()
    return user
