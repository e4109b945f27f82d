# expect: incorrect refused_the_right_version
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version is not version:
        raise StaleDataError
    for k, v in changes.items():
        setattr(post, k, v)
    await db.flush()
    return post
