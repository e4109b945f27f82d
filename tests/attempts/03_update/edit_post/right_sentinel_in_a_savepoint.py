# expect: correct
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post

_MISSING = object()


async def edit_post(db, post_id, version, changes):
    async with db.begin_nested():
        post = await db.get(Post, post_id)
        if post is None:
            return None
        if post.version != version:
            raise StaleDataError("stale")
        for f in ("title", "body"):
            if (v := changes.get(f, _MISSING)) is not _MISSING:
                setattr(post, f, v)
    return post
