# expect: incorrect lost_update
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    return await db.scalar(
        update(Post)
        .where(Post.id == post_id, Post.version == post.version)
        .values(views=Post.views + 1)
        .returning(Post.views)
    )
