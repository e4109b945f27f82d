# expect: correct
from sqlalchemy import delete, exists

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    r = await db.execute(
        delete(post_tags).where(
            post_tags.c.post_id == post_id,
            exists().where(Tag.id == post_tags.c.tag_id, Tag.name == tag_name),
        )
    )
    return r.rowcount == 1
