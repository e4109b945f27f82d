# expect: incorrect item_assignment
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    for name, value in update_data.items():
        user[name] = value
    await db.flush()
    return user
