# expect: correct
from sqlalchemy import insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = insert(post_tags).prefix_with("OR IGNORE")
    result = await db.execute(link, {"post_id": post_id, "tag_id": tag_id})
    return bool(result.rowcount)
