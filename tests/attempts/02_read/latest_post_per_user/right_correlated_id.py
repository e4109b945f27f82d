# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import aliased

from course_lib.app import Post, User


async def latest_post_per_user(db):
    other = aliased(Post)
    latest = (
        select(other.id)
        .where(other.author_id == User.id)
        .order_by(other.created_at.desc(), other.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = select(User.username, Post.title).outerjoin(Post, Post.id == latest)
    return [tuple(row) for row in await db.execute(statement.order_by(User.id))]
