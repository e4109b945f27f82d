# expect: incorrect window_in_where
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    place = func.row_number().over(
        partition_by=Post.author_id, order_by=(Post.created_at.desc(), Post.id.desc())
    )
    statement = select(User.username, Post.title).outerjoin(User.posts).where(place == 1)
    return (await db.execute(statement.order_by(User.id))).all()
