# expect: incorrect wrong_rows
from sqlalchemy import delete

from course_lib.app import Post, User


async def soft_delete_user(db, user_id):
    u = await db.get(User, user_id)
    if u is None:
        return False
    await db.execute(delete(Post).where(Post.author_id == user_id))
    u.is_active = False
    u.email = f"deleted-{user_id}@example.invalid"
    await db.flush()
    return True
