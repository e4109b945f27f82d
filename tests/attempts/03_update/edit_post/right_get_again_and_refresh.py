# expect: correct
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def _found(db, post_id, version):
    post = await db.get(Post, post_id, populate_existing=True)
    if post is not None and post.version != version:
        raise StaleDataError(f"{post.version=}")
    return post


async def edit_post(db, post_id, version, changes):
    post = await _found(db, post_id, version)
    if post:
        for name in changes:
            setattr(post, name, changes[name])
        await db.flush()
        await db.refresh(post)
    return post
