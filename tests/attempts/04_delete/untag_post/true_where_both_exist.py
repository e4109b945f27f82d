# expect: incorrect wrong_result
from sqlalchemy import delete, select

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    tag = await db.scalar(select(Tag).where(Tag.name == tag_name))
    if post is None or tag is None:
        return False
    await db.execute(
        delete(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag.id)
    )
    return True
