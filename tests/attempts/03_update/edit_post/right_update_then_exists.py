# expect: correct
from sqlalchemy import exists, select, update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.scalar(
        update(Post)
        .where(Post.id == post_id, Post.version == version)
        .values(**changes, version=version + 1)
        .returning(Post)
    )
    if post is None and await db.scalar(select(exists().where(Post.id == post_id))):
        raise StaleDataError(f"{post_id} is not at {version}")
    return post
