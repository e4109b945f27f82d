# expect: incorrect committed
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    statement = insert(Tag).values(name=name).on_conflict_do_nothing()
    await db.execute(statement)
    await db.commit()
    return await db.scalar(select(Tag).where(Tag.name == name))
