# expect: incorrect wrong_tag_order
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


async def render_feed(db, limit):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(joinedload(Post.author), selectinload(Post.tags))
    )
    return [
        f"{p.title} by {p.author.username} ({', '.join(sorted((t.name for t in p.tags), key=str.lower)) or 'no tags'})"
        for p in await db.scalars(newest)
    ]
