# expect: correct
from sqlalchemy import select, update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    statement = (
        update(Post)
        .where(Post.id == post_id)
        .where(Post.version == version)
        .values(**changes, version=version + 1)
        .returning(Post)
    )
    if post := await db.scalar(statement):
        return post
    if await db.scalar(select(Post.id).where(Post.id == post_id)) is not None:
        raise StaleDataError(f"post {post_id} is not of version {version}")
