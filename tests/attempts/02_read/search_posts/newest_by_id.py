# expect: incorrect sorted_by_id
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    cols = {"title": Post.title, "newest": Post.id.desc(), "views": Post.views.desc()}
    if sort_by not in cols:
        raise ValueError(f"{sort_by}?")
    return (
        await db.scalars(
            select(Post)
            .where(Post.title.contains(term, autoescape=True))
            .order_by(cols[sort_by], Post.id.desc())
        )
    ).all()
