# expect: incorrect no_zeros
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    place = func.row_number().over(
        partition_by=Post.author_id, order_by=(Post.created_at.desc(), Post.id.desc())
    )
    posts = select(Post.author_id, Post.title, place.label("place")).subquery()
    statement = select(User.username, posts.c.title).outerjoin(posts, posts.c.author_id == User.id)
    statement = statement.where(posts.c.place == 1).order_by(User.id)
    return (await db.execute(statement)).all()
