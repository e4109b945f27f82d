# expect: correct
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    find = select(Tag).where(Tag.name == name)
    if (tag := await db.scalar(find)) is not None:
        return tag
    if tag := await db.scalar(
        sqlite_insert(Tag).values(name=name).on_conflict_do_nothing().returning(Tag)
    ):
        return tag
    return await db.scalar(find)
