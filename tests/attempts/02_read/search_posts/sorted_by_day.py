# expect: incorrect rounded_time
from sqlalchemy import func, select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    cols = {
        "title": Post.title,
        "newest": func.date(Post.created_at).desc(),
        "views": Post.views.desc(),
    }
    if sort_by not in cols:
        raise ValueError(f"{sort_by}?")
    return (
        await db.scalars(
            select(Post)
            .where(Post.title.contains(term, autoescape=True))
            .order_by(cols[sort_by], Post.id.desc())
        )
    ).all()
