# expect: incorrect missing_row
from sqlalchemy import select

from course_lib.app import Post, Tag


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    tag = await db.scalar(select(Tag).where(Tag.name == tag_name))
    if post is None or tag is None:
        return False
    await db.refresh(post, ["tags"])
    post.tags.remove(tag)
    await db.flush()
    return True
