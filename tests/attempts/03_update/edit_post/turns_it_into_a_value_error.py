# expect: incorrect wrong_error
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version != version:
        raise StaleDataError
    for k, v in changes.items():
        setattr(post, k, v)
    try:
        await db.flush()
    except StaleDataError as error:
        await db.rollback()
        raise ValueError("stale") from error
    return post
