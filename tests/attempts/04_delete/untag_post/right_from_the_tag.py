# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from course_lib.app import Tag


async def untag_post(db, post_id, tag_name):
    tag = await db.scalar(select(Tag).where(Tag.name == tag_name).options(selectinload(Tag.posts)))
    if tag is None:
        return False
    mine = [p for p in tag.posts if p.id == post_id]
    if not mine:
        return False
    tag.posts.remove(mine[0])
    await db.flush()
    return True
