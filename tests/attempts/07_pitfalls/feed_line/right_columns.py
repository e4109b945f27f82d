# expect: correct
from sqlalchemy import select

from course_lib.app import Post, User


async def feed_line(db, post_id):
    statement = select(Post.title, User.username).join(Post.author).where(Post.id == post_id)
    row = (await db.execute(statement)).one_or_none()
    match row:
        case None:
            return None
        case (title, name):
            return f"{title} by {name}"
