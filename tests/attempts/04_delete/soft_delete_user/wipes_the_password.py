# expect: incorrect changed_more
from course_lib.app import User


async def soft_delete_user(db, user_id):
    u = await db.get(User, user_id)
    if u is None:
        return False
    u.is_active = False
    u.hashed_password = ""
    u.email = f"deleted-{user_id}@example.invalid"
    await db.flush()
    return True
