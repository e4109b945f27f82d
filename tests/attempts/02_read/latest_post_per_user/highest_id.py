# expect: incorrect highest_id
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    latest = select(func.max(Post.id)).group_by(Post.author_id)
    own = and_(Post.author_id == User.id, Post.id.in_(latest))
    statement = select(User.username, Post.title).outerjoin(Post, own).order_by(User.id)
    return (await db.execute(statement)).all()
