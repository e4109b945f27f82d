# expect: incorrect removed_what_was_not_there
from sqlalchemy import select

from course_lib.app import Post, Tag


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    tag = await db.scalar(select(Tag).where(Tag.name == tag_name))
    if post is None:
        return False
    await db.refresh(post, attribute_names=["tags"])
    try:
        post.tags.remove(tag)
    except ValueError:
        return False
    await db.flush()
    return True
