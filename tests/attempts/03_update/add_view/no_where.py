# expect: incorrect no_where
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    return await db.scalar(update(Post).values(views=Post.views + 1).returning(Post.views))
