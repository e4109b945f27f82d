# expect: correct
from sqlalchemy import delete, select

from course_lib.app import Comment, Post, User


async def delete_user(db, user_id):
    posts = select(Post.id).where(Post.author_id == user_id)
    await db.execute(delete(Comment).where(Comment.post_id.in_(posts)))
    await db.execute(delete(Post).where(Post.author_id == user_id))
    gone = await db.scalar(delete(User).where(User.id == user_id).returning(User.id))
    return gone is not None
