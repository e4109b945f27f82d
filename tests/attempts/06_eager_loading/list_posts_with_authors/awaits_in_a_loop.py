# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post


async def list_posts_with_authors(db):
    posts = (await db.scalars(select(Post).order_by(Post.id))).all()
    for post in posts:
        await post.awaitable_attrs.author
    return posts
