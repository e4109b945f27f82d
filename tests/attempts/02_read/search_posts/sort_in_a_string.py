# expect: incorrect sort_not_refused
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    if sort_by not in "title, newest, views":
        raise ValueError(sort_by)
    order = (
        Post.title
        if sort_by == "title"
        else Post.created_at.desc()
        if sort_by == "newest"
        else Post.views.desc()
    )
    return (
        await db.scalars(
            select(Post)
            .where(Post.title.contains(term, autoescape=True))
            .order_by(order, Post.id.desc())
        )
    ).all()
