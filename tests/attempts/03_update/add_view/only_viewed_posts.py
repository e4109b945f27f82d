# expect: incorrect zero_is_missing
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    return await db.scalar(
        update(Post)
        .where(Post.id == post_id, Post.views > 0)
        .values(views=Post.views + 1)
        .returning(Post.views)
    )
