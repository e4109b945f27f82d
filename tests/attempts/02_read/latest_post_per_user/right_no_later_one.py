# expect: correct
from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased

from course_lib.app import Post, User


async def latest_post_per_user(db):
    later = aliased(Post)
    is_later = or_(
        later.created_at > Post.created_at,
        and_(later.created_at == Post.created_at, later.id > Post.id),
    )
    nothing_later = ~exists().where(later.author_id == Post.author_id, is_later)
    own = and_(Post.author_id == User.id, nothing_later)
    statement = select(User.username, Post.title).outerjoin(Post, own).order_by(User.id)
    return (await db.execute(statement)).all()
