# expect: incorrect missing_is_none
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version != version:
        raise StaleDataError("stale")
    post.title = changes.get("title", "")
    post.body = changes.get("body", post.body)
    await db.flush()
    return post
