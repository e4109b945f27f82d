# expect: incorrect old_number
from sqlalchemy import select, update

from course_lib.app import Post


async def add_view(db, post_id):
    views = await db.scalar(select(Post.views).where(Post.id == post_id))
    if views is None:
        return None
    await db.execute(update(Post).where(Post.id == post_id).values(views=Post.views + 1))
    return views + 1
