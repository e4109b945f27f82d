# expect: incorrect refused_the_right_version
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    for name, value in changes.items():
        setattr(post, name, value)
    await db.flush()
    if post.version != version:
        raise StaleDataError("too late")
    return post
