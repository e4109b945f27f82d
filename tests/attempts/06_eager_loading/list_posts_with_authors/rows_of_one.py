# expect: incorrect returned_rows
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    statement = select(Post).options(joinedload(Post.author)).order_by(Post.id)
    return (await db.execute(statement)).all()
