# expect: incorrect swallowed_error
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    if await db.get(Post, post_id) is None or await db.get(Tag, tag_id) is None:
        return False
    link = sqlite_insert(post_tags).values(post_id=post_id, tag_id=tag_id)
    return (await db.execute(link.on_conflict_do_nothing())).rowcount == 1
