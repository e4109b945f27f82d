# expect: correct
from sqlalchemy import func, literal, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    n = (
        func.row_number()
        .over(partition_by=Post.author_id, order_by=(Post.created_at.desc(), Post.id.desc()))
        .label("n")
    )
    a = (
        select(User.id.label("i"), User.username.label("u"), Post.title.label("t"), n)
        .join(User.posts)
        .subquery()
    )
    b = select(User.id, User.username, literal(None)).where(~User.posts.any())
    both = select(a.c.i, a.c.u, a.c.t).where(a.c.n == 1).union_all(b).subquery()
    return (await db.execute(select(both.c.u, both.c.t).order_by(both.c.i))).all()
