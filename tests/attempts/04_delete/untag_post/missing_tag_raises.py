# expect: incorrect missing_row
from sqlalchemy import select

from course_lib.app import Post, Tag


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    await db.refresh(post, ["tags"])
    tag = await db.scalar(select(Tag).where(Tag.name == tag_name))
    post.tags.remove(tag)
    await db.flush()
    return True
