# expect: incorrect missing_is_stale
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    statement = update(Post).where(Post.id == post_id, Post.version == version)
    values = {**changes, "version": Post.version + 1}
    post = await db.scalar(statement.values(**values).returning(Post))
    if post is None:
        raise StaleDataError("too late")
    return post
