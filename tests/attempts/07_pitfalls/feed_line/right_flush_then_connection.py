# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def feed_line(db, post_id):
    await db.flush()
    c = await db.connection()
    row = (
        await c.execute(select(Post.title, User.username).join(User).where(Post.id == post_id))
    ).first()
    return f"{row.title} by {row.username}" if row else None
