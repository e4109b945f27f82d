# expect: incorrect wrong_posts
from sqlalchemy import select

from course_lib.app import Post, Tag, User


async def render_feed(db, limit):
    rows = await db.execute(
        select(Post.title, User.username, Tag.name)
        .join(Post.author)
        .outerjoin(Post.tags)
        .order_by(Post.created_at.desc(), Post.id.desc(), Tag.name)
    )
    feed = {}
    for t, u, n in rows:
        feed.setdefault((t, u), []).append(n)
    return [
        f"{t} by {u} ({', '.join(x for x in n if x) or 'no tags'})" for (t, u), n in feed.items()
    ][:limit]
