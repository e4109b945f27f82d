# expect: incorrect returned_nothing
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    for name, value in update_data.items():
        setattr(user, name, value)
    await db.flush()
