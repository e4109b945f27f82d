# expect: incorrect too_many_statements
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    await db.execute(insert(Tag).values(name=name).on_conflict_do_nothing())
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    await db.refresh(tag)
    return tag
