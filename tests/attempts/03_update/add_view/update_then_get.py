# expect: incorrect old_number
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    await db.execute(update(Post).where(Post.id == post_id).values(views=Post.views + 1))
    post = await db.get(Post, post_id)
    return post.views if post else None
