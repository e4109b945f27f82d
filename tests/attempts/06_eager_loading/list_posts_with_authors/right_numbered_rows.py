# expect: correct
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    s = (
        select(Post, func.row_number().over(order_by=Post.id).label("n"))
        .options(joinedload(Post.author))
        .order_by("n")
    )
    return (await db.scalars(s)).all()
