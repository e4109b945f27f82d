# expect: incorrect returned_nothing
from course_lib.app import User


async def delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user is not None:
        await db.delete(user)
        await db.flush()
