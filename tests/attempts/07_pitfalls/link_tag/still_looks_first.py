# expect: incorrect check_then_insert
from sqlalchemy import func, insert, select

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = select(func.count()).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    if await db.scalar(link):
        return False
    async with db.begin_nested():
        await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    return True
