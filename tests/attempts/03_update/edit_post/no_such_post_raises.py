# expect: incorrect missing_row_raises
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post.version != version:
        raise StaleDataError("too late")
    for name, value in changes.items():
        setattr(post, name, value)
    await db.flush()
    return post
