# expect: correct
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    "Let the flush itself ask for the editor's version."
    post = await db.get(Post, post_id)
    if post is None:
        return None
    set_committed_value(post, "version", version)
    for k, v in changes.items():
        setattr(post, k, v)
    await db.flush()
    return post
