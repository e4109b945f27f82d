# expect: correct
from sqlalchemy import select, update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    which = select(Post.id).where(Post.id == post_id, Post.version == version).cte()
    post = await db.scalar(
        update(Post)
        .where(Post.id.in_(select(which.c.id)))
        .values(**changes, version=version + 1)
        .returning(Post)
        .execution_options(synchronize_session="fetch", populate_existing=True)
    )
    if post is None and await db.scalar(select(Post.id).where(Post.id == post_id)):
        raise StaleDataError("stale")
    return post
