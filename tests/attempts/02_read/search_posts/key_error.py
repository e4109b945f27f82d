# expect: incorrect wrong_error
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    sorts = {"title": Post.title, "newest": Post.created_at.desc(), "views": Post.views.desc()}
    found = select(Post).where(Post.title.contains(term, autoescape=True))
    return (await db.scalars(found.order_by(sorts[sort_by], Post.id.desc()))).all()
