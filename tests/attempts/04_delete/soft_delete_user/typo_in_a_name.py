# expect: incorrect not_marked
from course_lib.app import User


async def soft_delete_user(db, user_id):
    user = await db.get(User, user_id)
    if user is None:
        return False
    user.active = False
    user.email = f"deleted-{user_id}@example.invalid"
    await db.flush()
    return True
