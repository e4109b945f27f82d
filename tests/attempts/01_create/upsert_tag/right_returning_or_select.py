# expect: correct
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    ins = sqlite_insert(Tag).on_conflict_do_nothing().returning(Tag)
    return (await db.scalar(ins, {"name": name})) or (
        await db.scalar(select(Tag).where(Tag.name == name))
    )
