# expect: correct
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def upsert_tag(db, name):
    try:
        return await db.scalar(insert(Tag).values(name=name).returning(Tag))
    except IntegrityError:
        return await db.scalar(select(Tag).where(Tag.name == name))
