# expect: incorrect swallowed_error
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    try:
        async with db.begin_nested():
            await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    except IntegrityError:
        if await db.get(Tag, tag_id) is None:
            raise
        return False
    return True
