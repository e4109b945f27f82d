# expect: incorrect active_only
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    title = select(Post.title).where(Post.author_id == User.id)
    title = title.order_by(Post.created_at.desc(), Post.id.desc()).limit(1).scalar_subquery()
    statement = select(User.username, title).where(User.is_active.is_(True)).order_by(User.id)
    return (await db.execute(statement)).all()
