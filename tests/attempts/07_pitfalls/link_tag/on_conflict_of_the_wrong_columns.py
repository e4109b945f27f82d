# expect: incorrect check_then_insert
from sqlalchemy import insert, select

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    tags = select(post_tags.c.tag_id).where(post_tags.c.post_id == post_id)
    if tag_id in (await db.scalars(tags)).all():
        return False
    await db.execute(insert(post_tags), [{"post_id": post_id, "tag_id": tag_id}])
    return True
