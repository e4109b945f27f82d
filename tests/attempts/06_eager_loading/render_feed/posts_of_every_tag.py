# expect: incorrect sliced_in_python
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from course_lib.app import Post, Tag


async def render_feed(db, limit):
    tags = (await db.scalars(select(Tag).options(selectinload(Tag.posts)))).all()
    posts = (
        await db.scalars(
            select(Post)
            .options(joinedload(Post.author))
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
        )
    ).all()
    return [
        f"{p.title} by {p.author.username} ({', '.join(sorted(t.name for t in tags if p in t.posts)) or 'no tags'})"
        for p in posts
    ]
