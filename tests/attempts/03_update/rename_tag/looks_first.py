# expect: incorrect check_then_update
from sqlalchemy import select

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    other = await db.scalar(select(Tag).where(Tag.name == new_name))
    if other is not None and other is not tag:
        raise ValueError("taken")
    tag.name = new_name
    await db.flush()
    return tag
