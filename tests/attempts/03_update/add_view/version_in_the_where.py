# expect: incorrect version_conflict
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def add_view(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    views = await db.scalar(
        update(Post)
        .where(Post.id == post_id, Post.version == post.version)
        .values(views=Post.views + 1)
        .returning(Post.views)
    )
    if views is None:
        raise StaleDataError("somebody was quicker")
    return views
