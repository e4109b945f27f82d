# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    statement = select(Post).join(Post.author).options(contains_eager(Post.author))
    return (await db.execute(statement.where(Post.id == post_id))).scalar_one_or_none()
