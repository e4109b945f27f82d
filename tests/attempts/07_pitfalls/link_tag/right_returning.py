# expect: correct
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = sqlite_insert(post_tags).values(post_id=post_id, tag_id=tag_id)
    link = link.on_conflict_do_nothing().returning(post_tags.c.post_id)
    return await db.scalar(link) is not None
