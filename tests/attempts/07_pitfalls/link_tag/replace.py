# expect: incorrect wrong_result
from sqlalchemy import insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    r = await db.execute(
        insert(post_tags).prefix_with("OR REPLACE").values(post_id=post_id, tag_id=tag_id)
    )
    return r.rowcount == 1
