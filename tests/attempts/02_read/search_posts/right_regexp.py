# expect: correct
import re

from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    orders = dict(title=Post.title, newest=Post.created_at.desc(), views=Post.views.desc())
    if sort_by not in orders:
        raise ValueError(sort_by)
    found = Post.title.regexp_match("(?i)" + re.escape(term))
    return (
        await db.scalars(select(Post).where(found).order_by(orders[sort_by], Post.id.desc()))
    ).all()
