# expect: incorrect refusal_raises
from sqlalchemy import insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    async with db.begin_nested():
        await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    return True
