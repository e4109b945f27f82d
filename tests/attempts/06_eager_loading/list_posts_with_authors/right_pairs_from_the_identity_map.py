# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    rows = (await db.execute(select(Post, User).join(Post.author).order_by(Post.id))).all()
    for p, u in rows:
        await p.awaitable_attrs.author
    return [p for p, _ in rows]
