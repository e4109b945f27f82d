# expect: incorrect wrong_result
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    link = sqlite_insert(post_tags).values(post_id=post_id, tag_id=tag_id)
    same = {"tag_id": link.excluded.tag_id}
    link = link.on_conflict_do_update(index_elements=["post_id", "tag_id"], set_=same)
    return await db.scalar(link.returning(post_tags.c.tag_id)) is not None
