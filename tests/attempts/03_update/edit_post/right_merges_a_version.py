# expect: correct
from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    if await db.get(Post, post_id) is None:
        return None
    post = await db.merge(Post(id=post_id, version=version, **changes))
    await db.flush()
    return post
