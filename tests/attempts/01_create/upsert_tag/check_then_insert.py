# expect: incorrect check_then_insert
from sqlalchemy import select

from course_lib.app import Tag


async def upsert_tag(db, name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        tag = Tag(name=name)
        db.add(tag)
        await db.flush()
    return tag
