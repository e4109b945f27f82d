# expect: incorrect not_sorted
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    return (await db.scalars(select(Post).where(Post.title.contains(term, autoescape=True)))).all()
