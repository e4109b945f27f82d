# expect: incorrect kept_answer
from sqlalchemy import delete, select

from course_lib.app import Tag
from course_lib.app.models import post_tags


TAGS = {}


async def untag_post(db, post_id, tag_name):
    if tag_name not in TAGS:
        TAGS[tag_name] = await db.scalar(select(Tag.id).where(Tag.name == tag_name))
    r = await db.execute(
        delete(post_tags).where(
            post_tags.c.post_id == post_id, post_tags.c.tag_id == TAGS[tag_name]
        )
    )
    return r.rowcount > 0
