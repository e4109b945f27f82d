# expect: correct
from sqlalchemy import exists, insert, select
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = select(exists().where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id))
    if await db.scalar(link):
        return False
    try:
        async with db.begin_nested():
            await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    except IntegrityError as error:
        if "FOREIGN KEY" in str(error.orig):
            raise
        return False
    return True
