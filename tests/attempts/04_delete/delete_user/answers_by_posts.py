# expect: incorrect wrong_result
from sqlalchemy import delete, select

from course_lib.app import Post, User


async def delete_user(db, user_id):
    posts = (await db.scalars(select(Post).where(Post.author_id == user_id))).all()
    await db.execute(delete(User).where(User.id == user_id))
    return bool(posts)
