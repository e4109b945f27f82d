# expect: incorrect missing_raises
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        raise ValueError("no such tag")
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError:
        raise ValueError("taken")
    return tag
