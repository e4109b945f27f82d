# expect: incorrect wrong_result
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = select(post_tags).where(post_tags.c.post_id == post_id)
    if (await db.execute(link)).first() is not None:
        return False
    r = await db.execute(
        sqlite_insert(post_tags).values(post_id=post_id, tag_id=tag_id).on_conflict_do_nothing()
    )
    return r.rowcount == 1
