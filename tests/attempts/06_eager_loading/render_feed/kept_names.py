# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Post, User


NAMES = {}


async def render_feed(db, limit):
    if not NAMES:
        NAMES.update((await db.execute(select(User.id, User.username))).tuples().all())
    newest = (
        select(Post)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
        .options(selectinload(Post.tags))
    )
    return [
        f"{post.title} by {NAMES[post.author_id]} ({', '.join(sorted(t.name for t in post.tags)) or 'no tags'})"
        for post in await db.scalars(newest)
    ]
