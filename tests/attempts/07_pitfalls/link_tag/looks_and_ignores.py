# expect: incorrect claims_a_link
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = select(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    there = (await db.execute(link)).first() is not None
    new = sqlite_insert(post_tags).values(post_id=post_id, tag_id=tag_id)
    await db.execute(new.on_conflict_do_nothing())
    return not there
