# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def upsert_tag(db, name):
    tag = Tag(name=name)
    try:
        async with db.begin_nested():
            db.add(tag)
        return tag
    except IntegrityError:
        return await db.scalar(select(Tag).filter_by(name=name))
