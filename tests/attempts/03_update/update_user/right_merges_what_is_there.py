# expect: correct
from course_lib.app import User


async def update_user(db, user_id, update_data):
    found = await db.get(User, user_id)
    if found is None:
        return found
    user = await db.merge(User(id=user_id, **update_data))
    await db.flush()
    return user
