# expect: incorrect never_flushed
from sqlalchemy import select

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    tag.name = new_name
    return tag
