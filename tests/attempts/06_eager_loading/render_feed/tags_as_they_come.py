# expect: incorrect wrong_lines
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    loaders = [joinedload(Post.author), selectinload(Post.comments), selectinload(Post.tags)]
    lines = []
    for post in (await db.scalars(newest.options(*loaders))).all():
        tags = ", ".join(tag.name for tag in reversed(post.tags)) or "none"
        count = len(post.comments)
        lines.append(f"{post.title} by {post.author.username}, {count} comments, tags: {tags}")
    return lines
