# expect: correct
from sqlalchemy import exists, insert, literal, select

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    there = exists().where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    s = insert(post_tags).from_select(
        ["post_id", "tag_id"], select(literal(post_id), literal(tag_id)).where(~there)
    )
    return (await db.execute(s)).rowcount == 1
