# expect: incorrect none_is_missing
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version != version:
        raise StaleDataError("too late")
    for name, value in changes.items():
        if value is not None:
            setattr(post, name, value)
    await db.flush()
    return post
