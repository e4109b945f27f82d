# expect: incorrect deleted_the_tag
from sqlalchemy import delete

from course_lib.app import Tag


async def untag_post(db, post_id, tag_name):
    result = await db.execute(delete(Tag).where(Tag.name == tag_name))
    return result.rowcount > 0
