# expect: incorrect zero_is_missing
from sqlalchemy import select, update

from course_lib.app import Post


async def add_view(db, post_id):
    views = await db.scalar(select(Post.views).where(Post.id == post_id))
    if not views:
        return None
    return await db.scalar(
        update(Post).where(Post.id == post_id).values(views=Post.views + 1).returning(Post.views)
    )
