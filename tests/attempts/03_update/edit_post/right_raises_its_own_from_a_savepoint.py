# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    try:
        async with db.begin_nested():
            post = await db.scalar(select(Post).where(Post.id == post_id))
            if post is None:
                return None
            if post.version != version:
                raise StaleDataError
            for name in changes.keys() & {"title", "body"}:
                setattr(post, name, changes[name])
            await db.flush()
    except StaleDataError as error:
        raise StaleDataError(f"post {post_id} was edited by somebody else") from error
    return post
