# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post, Tag


async def list_posts_by_tag(db, name):
    statement = (
        select(Post)
        .join(Post.tags)
        .where(Tag.name == name)
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    posts = (await db.scalars(statement)).all()
    for post in posts:
        await post.awaitable_attrs.author
        await post.awaitable_attrs.tags
    return posts
