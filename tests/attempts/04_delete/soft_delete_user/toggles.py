# expect: incorrect active_only
from course_lib.app import User


async def soft_delete_user(db, user_id):
    u = await db.get(User, user_id)
    if u is None:
        return False
    u.is_active = not u.is_active
    u.email = f"deleted-{user_id}@example.invalid"
    await db.flush()
    return True
