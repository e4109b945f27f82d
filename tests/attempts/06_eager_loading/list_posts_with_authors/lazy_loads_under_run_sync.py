# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post


def work(session):
    posts = session.scalars(select(Post).order_by(Post.id)).all()
    assert all(post.author for post in posts)
    return posts


async def list_posts_with_authors(db):
    return await db.run_sync(work)
