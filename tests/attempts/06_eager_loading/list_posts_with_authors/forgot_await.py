# expect: incorrect forgot_await
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    return db.scalars(select(Post).options(joinedload(Post.author))).all()
