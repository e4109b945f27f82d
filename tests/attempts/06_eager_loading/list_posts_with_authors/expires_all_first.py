# expect: incorrect lost_change
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    db.expire_all()
    return (await db.scalars(select(Post).options(joinedload(Post.author)).order_by(Post.id))).all()
