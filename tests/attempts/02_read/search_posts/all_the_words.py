# expect: incorrect changes_the_term
from sqlalchemy import and_, select, true

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    sorts = {"title": Post.title, "newest": Post.created_at.desc(), "views": Post.views.desc()}
    if sort_by not in sorts:
        raise ValueError(sort_by)
    return (
        await db.scalars(
            select(Post)
            .where(and_(true(), *[Post.title.contains(w, autoescape=True) for w in term.split()]))
            .order_by(sorts[sort_by], Post.id.desc())
        )
    ).all()
