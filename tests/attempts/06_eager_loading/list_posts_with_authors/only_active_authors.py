# expect: incorrect missing_rows
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post, User


async def list_posts_with_authors(db):
    statement = select(Post).join(Post.author).where(User.is_active.is_(True)).order_by(Post.id)
    return (await db.scalars(statement.options(contains_eager(Post.author)))).all()
