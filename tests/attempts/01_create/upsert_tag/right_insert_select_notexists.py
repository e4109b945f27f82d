# expect: correct
from sqlalchemy import insert, literal, select

from course_lib.app import Tag


async def upsert_tag(db, name):
    sel = select(literal(name)).where(~select(Tag).where(Tag.name == name).exists())
    await db.execute(insert(Tag).from_select(["name"], sel))
    return await db.scalar(select(Tag).where(Tag.name == name))
