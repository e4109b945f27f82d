# expect: incorrect swallowed_error
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag
from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    if not await db.get(Tag, tag_id):
        db.add(Tag(id=tag_id, name=f"tag {tag_id}"))
        await db.flush()
    return (
        await db.execute(
            sqlite_insert(post_tags).values(post_id=post_id, tag_id=tag_id).on_conflict_do_nothing()
        )
    ).rowcount == 1
