# expect: incorrect returned_nothing
from sqlalchemy import delete, select

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    tag_id = select(Tag.id).where(Tag.name == tag_name).scalar_subquery()
    await db.execute(
        delete(post_tags).where(post_tags.c.post_id == post_id, post_tags.c.tag_id == tag_id)
    )
