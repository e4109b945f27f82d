# expect: correct
from sqlalchemy import select

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    tag = await db.scalar(select(Tag).filter_by(name=tag_name))
    if not tag:
        return False
    link = (post_tags.c.post_id == post_id) & (post_tags.c.tag_id == tag.id)
    return (await db.execute(post_tags.delete().where(link))).rowcount > 0
