# expect: incorrect wrong_of_a_tie
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    statement = select(User.username, Post.title, func.max(Post.created_at)).outerjoin(User.posts)
    rows = await db.execute(statement.group_by(User.id).order_by(User.id))
    return [(name, title) for name, title, _ in rows]
