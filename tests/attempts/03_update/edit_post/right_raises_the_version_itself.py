# expect: correct
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    if (post := await db.get(Post, post_id)) is None:
        return None
    if version != post.version:
        raise StaleDataError("stale")
    for name, value in {**changes, "version": version + 1}.items():
        setattr(post, name, value)
    await db.flush()
    return post
