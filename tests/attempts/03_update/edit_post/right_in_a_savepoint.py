# expect: correct
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


class TooLate(StaleDataError):
    pass


async def edit_post(db, post_id, version, changes):
    post = await db.get(Post, post_id, with_for_update=True)
    if post is None:
        return
    if post.version != version:
        raise TooLate(f"{post.version}, not {version}")
    async with db.begin_nested():
        if "title" in changes:
            post.title = changes["title"]
        if "body" in changes:
            post.body = changes["body"]
    return post
