# expect: incorrect loose_match
from sqlalchemy import delete, select

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    r = await db.execute(
        delete(post_tags).where(
            post_tags.c.post_id == post_id,
            post_tags.c.tag_id.in_(select(Tag.id).where(Tag.name == tag_name.strip())),
        )
    )
    return r.rowcount > 0
