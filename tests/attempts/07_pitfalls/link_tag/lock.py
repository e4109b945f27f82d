# expect: incorrect check_then_insert
import asyncio

from sqlalchemy import insert, select

from course_lib.app.models import post_tags

LOCK = asyncio.Lock()


async def link_tag(db, post_id, tag_id):
    async with LOCK:
        link = select(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
        if (await db.execute(link)).first() is not None:
            return False
        await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
        return True
