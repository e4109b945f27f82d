# expect: incorrect changes_the_term
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    return await _s(db, Post.title.contains(term.strip(), autoescape=True), sort_by)


async def _s(db, where, sort_by):
    cols = {"title": Post.title, "newest": Post.created_at.desc(), "views": Post.views.desc()}
    if sort_by not in cols:
        raise ValueError(f"{sort_by}?")
    return (
        await db.scalars(select(Post).where(where).order_by(cols[sort_by], Post.id.desc()))
    ).all()
