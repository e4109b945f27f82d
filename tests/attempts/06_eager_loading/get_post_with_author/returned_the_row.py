# expect: incorrect wrong_type
from sqlalchemy import select

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    return (await db.execute(select(Post).where(Post.id == post_id))).first()
