# expect: incorrect name_for_a_tag
from sqlalchemy.orm import selectinload

from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id, options=[selectinload(Post.tags)])
    if post is None:
        return False
    post.tags.remove(tag_name)
    await db.flush()
    return True
