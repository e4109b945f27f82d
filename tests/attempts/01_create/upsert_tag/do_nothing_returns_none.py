# expect: incorrect returned_nothing
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    statement = insert(Tag).values(name=name).on_conflict_do_nothing().returning(Tag)
    return await db.scalar(statement)
