# expect: incorrect n_plus_one
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = select(Post).order_by(Post.created_at.desc(), Post.id.desc()).limit(limit)
    lines = []
    for post in (await db.scalars(newest.options(joinedload(Post.author)))).all():
        names = sorted(tag.name for tag in await post.awaitable_attrs.tags)
        lines.append(f"{post.title} by {post.author.username} ({', '.join(names) or 'no tags'})")
    return lines
