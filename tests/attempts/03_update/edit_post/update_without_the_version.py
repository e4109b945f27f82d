# expect: incorrect lost_update
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version != version:
        raise StaleDataError("too late")
    statement = update(Post).where(Post.id == post_id)
    await db.execute(statement.values(**changes, version=version + 1))
    return post
