# expect: incorrect ignores_sort
from sqlalchemy import select

from course_lib.app import Post


async def search_posts(db, term, sort_by):
    found = select(Post).where(Post.title.contains(term, autoescape=True))
    return (await db.scalars(found.order_by(Post.title, Post.id.desc()))).all()
