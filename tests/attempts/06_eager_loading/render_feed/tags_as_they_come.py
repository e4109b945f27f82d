# expect: incorrect wrong_tag_order
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    newest = newest.options(joinedload(Post.author), selectinload(Post.tags))
    lines = []
    for post in (await db.scalars(newest)).all():
        names = [tag.name for tag in reversed(post.tags)]
        lines.append(f"{post.title} by {post.author.username} ({', '.join(names) or 'no tags'})")
    return lines
