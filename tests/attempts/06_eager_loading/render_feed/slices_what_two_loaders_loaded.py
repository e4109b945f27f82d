# expect: incorrect sliced_in_python
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from course_lib.app import Post
async def render_feed(db, limit):
    loaded = select(Post).options(selectinload(Post.author), selectinload(Post.tags))
    newest = loaded.order_by(Post.created_at.desc(), Post.id.desc())
    rows = (await db.scalars(newest)).all()[:limit]
    return [f"{p.title} by {p.author.username} ({', '.join(sorted(t.name for t in p.tags)) or 'no tags'})" for p in rows]
