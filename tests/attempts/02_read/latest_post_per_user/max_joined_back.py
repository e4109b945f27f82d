# expect: incorrect both_of_a_tie
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    latest = select(Post.author_id, func.max(Post.created_at).label("at"))
    latest = latest.group_by(Post.author_id).subquery()
    own = and_(Post.author_id == User.id, Post.created_at == latest.c.at)
    statement = select(User.username, Post.title).outerjoin(latest, latest.c.author_id == User.id)
    return (await db.execute(statement.outerjoin(Post, own).order_by(User.id))).all()
