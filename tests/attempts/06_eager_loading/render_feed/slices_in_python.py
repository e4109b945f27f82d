# expect: incorrect sliced_in_python
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).options(joinedload(Post.author), joinedload(Post.comments))
    newest = newest.order_by(Post.created_at.desc(), Post.id.desc()).options(joinedload(Post.tags))
    posts = (await db.scalars(newest)).unique().all()[:limit]
    lines = []
    for post in posts:
        tags = ", ".join(sorted(tag.name for tag in post.tags)) or "none"
        count = len(post.comments)
        lines.append(f"{post.title} by {post.author.username}, {count} comments, tags: {tags}")
    return lines
