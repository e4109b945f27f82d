# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only, selectinload

from course_lib.app import Post, Tag, User


async def render_feed(db, limit):
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(
            load_only(Post.title),
            joinedload(Post.author).load_only(User.username),
            selectinload(Post.tags).load_only(Tag.name),
        )
    )
    return [
        f"{p.title} by {p.author.username} ({', '.join(sorted(t.name for t in p.tags)) or 'no tags'})"
        for p in await db.scalars(newest)
    ]
