# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def post_headlines(db, limit):
    n = func.row_number().over(order_by=(Post.created_at.desc(), Post.id.desc())).label("n")
    q = select(Post.id, Post.title, User.username, n).join(Post.author).subquery()
    return (
        await db.execute(
            select(q.c.id, q.c.title, q.c.username).where(q.c.n <= limit).order_by(q.c.n)
        )
    ).all()
