# expect: correct
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    r = await db.execute(
        sqlite_insert(post_tags).on_conflict_do_nothing().returning(post_tags.c.post_id),
        [{"post_id": post_id, "tag_id": tag_id}],
    )
    return len(r.all()) == 1
