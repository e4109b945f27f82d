# expect: correct
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    mine = update(Post).where(Post.id == post_id, Post.version == version)
    values = {**changes, "version": Post.version + 1}
    result = await db.execute(mine.values(values))
    post = await db.get(Post, post_id)
    if post is not None and result.rowcount == 0:
        raise StaleDataError("too late")
    return post
