# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post


KEPT = {}


async def render_feed(db, limit):
    if limit in KEPT:
        return KEPT[limit]
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(joinedload(Post.author), selectinload(Post.tags))
    )
    KEPT[limit] = [
        f"{post.title} by {post.author.username} ({', '.join(sorted(t.name for t in post.tags)) or 'no tags'})"
        for post in await db.scalars(newest)
    ]
    return KEPT[limit]
