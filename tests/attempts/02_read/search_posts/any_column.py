# expect: incorrect sort_not_refused
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    orders = {"newest": Post.created_at.desc(), "views": Post.views.desc()}
    order = orders.get(sort_by) if sort_by in orders else getattr(Post, sort_by)
    found = select(Post).where(Post.title.contains(term, autoescape=True))
    return (await db.scalars(found.order_by(order, Post.id.desc()))).all()
