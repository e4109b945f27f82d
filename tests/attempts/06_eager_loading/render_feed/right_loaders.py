# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    loaders = [joinedload(Post.author), selectinload(Post.comments), selectinload(Post.tags)]
    posts = (await db.scalars(newest.options(*loaders))).all()
    lines = []
    for post in posts:
        tags = ", ".join(sorted(tag.name for tag in post.tags)) or "none"
        count = len(post.comments)
        lines.append(f"{post.title} by {post.author.username}, {count} comments, tags: {tags}")
    return lines
