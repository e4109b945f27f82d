# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, raiseload

from course_lib.app import Post


def with_author():
    return select(Post).options(joinedload(Post.author, innerjoin=True), raiseload("*"))


async def list_posts_with_authors(db):
    posts = await db.scalars(with_author().order_by(Post.id.asc()))
    return list(posts.unique())
