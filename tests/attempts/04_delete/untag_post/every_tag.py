# expect: incorrect wrong_links
from sqlalchemy import delete

from course_lib.app.models import post_tags


async def untag_post(db, post_id, tag_name):
    result = await db.execute(delete(post_tags).where(post_tags.c.post_id == post_id))
    return result.rowcount > 0
