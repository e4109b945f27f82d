# expect: incorrect rolled_back
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version != version:
        await db.rollback()
        raise StaleDataError("stale")
    for k, v in changes.items():
        setattr(post, k, v)
    await db.flush()
    return post
