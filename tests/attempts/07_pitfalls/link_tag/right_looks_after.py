# expect: correct
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = select(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    try:
        async with db.begin_nested():
            await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
        return True
    except IntegrityError:
        if (await db.execute(link)).first() is None:
            raise
        return False
