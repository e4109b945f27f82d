# expect: incorrect wrong_links
from sqlalchemy import delete, func, select

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    tags = select(Tag.id).where(func.lower(Tag.name) == tag_name.lower())
    links = delete(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id.in_(tags))
    return (await db.execute(links)).rowcount > 0
