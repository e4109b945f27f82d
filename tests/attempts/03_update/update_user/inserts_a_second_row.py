# expect: incorrect inserted
from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = User(id=user_id, hashed_password="", **update_data)
    db.add(user)
    await db.flush()
    return user
