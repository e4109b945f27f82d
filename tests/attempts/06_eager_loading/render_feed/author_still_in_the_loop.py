# expect: incorrect n_plus_one
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    loaders = [selectinload(Post.comments), selectinload(Post.tags)]
    lines = []
    for post in (await db.scalars(newest.options(*loaders))).all():
        author = await db.get(User, post.author_id)
        tags = ", ".join(sorted(tag.name for tag in post.tags)) or "none"
        count = len(post.comments)
        lines.append(f"{post.title} by {author.username}, {count} comments, tags: {tags}")
    return lines
