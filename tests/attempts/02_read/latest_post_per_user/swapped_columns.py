# expect: incorrect swapped_columns
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    t = (
        select(Post.title)
        .where(Post.author_id == User.id)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (await db.execute(select(t, User.username).order_by(User.id))).all()
