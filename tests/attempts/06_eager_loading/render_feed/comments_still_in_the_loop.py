# expect: incorrect n_plus_one
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    posts = await db.scalars(newest.options(joinedload(Post.author), selectinload(Post.tags)))
    lines = []
    for post in posts.all():
        tags = ", ".join(sorted(tag.name for tag in post.tags)) or "none"
        count = len(await post.awaitable_attrs.comments)
        lines.append(f"{post.title} by {post.author.username}, {count} comments, tags: {tags}")
    return lines
