# expect: incorrect field_demanded
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    if post.version != version:
        raise StaleDataError
    post.title = changes["title"]
    post.body = changes["body"]
    await db.flush()
    return post
