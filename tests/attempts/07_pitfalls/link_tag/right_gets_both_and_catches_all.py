# expect: correct
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app import Post, Tag
from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    await db.get_one(Post, post_id)
    await db.get_one(Tag, tag_id)
    try:
        async with db.begin_nested():
            await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    except IntegrityError:
        return False
    return True
