# expect: incorrect refused_by_raiseload
from sqlalchemy import select
from sqlalchemy.orm import raiseload

from course_lib.app import Post


async def list_posts_with_authors(db):
    return (await db.scalars(select(Post).options(raiseload(Post.author)).order_by(Post.id))).all()
