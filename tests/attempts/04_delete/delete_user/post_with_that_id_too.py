# expect: incorrect wrong_posts
from sqlalchemy import delete

from course_lib.app import Post, User


async def delete_user(db, user_id):
    await db.execute(delete(Post).where(Post.id == user_id))
    u = await db.get(User, user_id)
    if not u:
        return False
    await db.delete(u)
    await db.flush()
    return True
