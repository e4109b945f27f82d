# expect: incorrect wrong_values
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    await db.execute(sqlite_insert(Tag).values(name=name).on_conflict_do_nothing())
    return await db.scalar(select(Tag).order_by(Tag.id.desc()).limit(1))
