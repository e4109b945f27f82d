# expect: correct
from sqlalchemy import update

from course_lib.app import User


async def update_user(db, user_id, update_data):
    user = await db.get(User, user_id)
    if user is None:
        return None
    await db.execute(update(User), [{"id": user_id, **update_data}])
    return user
