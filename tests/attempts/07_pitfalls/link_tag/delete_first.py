# expect: incorrect check_then_insert
from sqlalchemy import delete, insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    r = await db.execute(
        delete(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    )
    await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    return r.rowcount == 0
