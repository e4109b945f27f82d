# expect: incorrect version_not_raised
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    statement = update(Post).where(Post.id == post_id, Post.version == version)
    post = await db.scalar(statement.values(**changes).returning(Post))
    if post is None and await db.get(Post, post_id):
        raise StaleDataError("too late")
    return post
