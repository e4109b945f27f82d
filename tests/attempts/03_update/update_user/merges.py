# expect: incorrect inserted
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.merge(User(id=user_id, **update_data))
    await db.flush()
    return user
