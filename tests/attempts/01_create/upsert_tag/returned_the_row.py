# expect: incorrect wrong_type
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    await db.execute(insert(Tag).values(name=name).on_conflict_do_nothing())
    return (await db.execute(select(Tag).where(Tag.name == name))).first()
