# expect: incorrect both_of_a_tie
from sqlalchemy import and_, func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    place = func.rank().over(partition_by=Post.author_id, order_by=(Post.created_at.desc(),))
    posts = select(Post.author_id, Post.title, place.label("place")).subquery()
    latest = and_(posts.c.author_id == User.id, posts.c.place == 1)
    statement = select(User.username, posts.c.title).outerjoin(posts, latest).order_by(User.id)
    return (await db.execute(statement)).all()
