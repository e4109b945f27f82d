# expect: correct
from sqlalchemy import select, update

from course_lib.app import Post


async def add_view(db, post_id):
    await db.execute(update(Post).where(Post.id == post_id).values(views=Post.views + 1))
    return (await db.execute(select(Post.views).where(Post.id == post_id))).scalar_one_or_none()
