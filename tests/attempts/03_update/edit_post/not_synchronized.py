# expect: incorrect stale_object
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    r = await db.execute(
        update(Post)
        .where(Post.id == post_id, Post.version == version)
        .values(**changes, version=version + 1),
        execution_options={"synchronize_session": False},
    )
    if not r.rowcount:
        raise StaleDataError
    return post
