# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def upsert_tag(db, name):
    find = select(Tag).where(Tag.name == name)
    if tag := await db.scalar(find):
        return tag
    try:
        async with db.begin_nested():
            tag = Tag(name=name)
            db.add(tag)
    except IntegrityError:
        tag = (await db.scalars(find)).one()
    return tag
