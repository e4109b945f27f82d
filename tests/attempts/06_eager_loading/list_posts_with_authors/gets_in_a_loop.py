# expect: incorrect n_plus_one
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    posts = (await db.scalars(select(Post).order_by(Post.id))).all()
    for post in posts:
        set_committed_value(post, "author", await db.get(User, post.author_id))
    return posts
