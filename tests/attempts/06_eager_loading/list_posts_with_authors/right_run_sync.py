# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


def work(session):
    statement = select(Post).options(joinedload(Post.author)).order_by(Post.id)
    return session.scalars(statement).all()


async def list_posts_with_authors(db):
    return await db.run_sync(work)
