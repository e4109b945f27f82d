# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    c = select(Post).cte("c")
    P = aliased(Post, c)
    return (await db.scalars(select(P).options(joinedload(P.author)).order_by(P.id))).all()
