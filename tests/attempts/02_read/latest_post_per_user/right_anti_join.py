# expect: correct
from sqlalchemy import and_, select, tuple_
from sqlalchemy.orm import aliased

from course_lib.app import Post, User


async def latest_post_per_user(db):
    later = aliased(Post)
    is_later = and_(
        later.author_id == Post.author_id,
        tuple_(later.created_at, later.id) > tuple_(Post.created_at, Post.id),
    )
    statement = select(User.username, Post.title).outerjoin(User.posts).outerjoin(later, is_later)
    statement = statement.where(later.id.is_(None)).order_by(User.id)
    return (await db.execute(statement)).all()
