# expect: incorrect wrong_comments
from sqlalchemy import delete

from course_lib.app import Comment, Post, User


async def delete_user(db, user_id):
    u = await db.get(User, user_id)
    if not u:
        return False
    await db.execute(delete(Comment).where(Comment.post_id == user_id))
    await db.execute(delete(Post).where(Post.author_id == user_id))
    await db.delete(u)
    await db.flush()
    return True
