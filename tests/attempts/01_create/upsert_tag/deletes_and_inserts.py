# expect: incorrect replaced_row
from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    await db.execute(delete(Tag).where(Tag.name == name))
    return await db.scalar(insert(Tag).values(name=name).returning(Tag))
