# expect: incorrect wrong_links
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id, options=[selectinload(Post.tags)])
    if post is None:
        return False
    gone = [t for t in post.tags if tag_name in t.name]
    for t in gone:
        post.tags.remove(t)
    await db.flush()
    return bool(gone)
