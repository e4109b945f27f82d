# expect: incorrect other_tag
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(func.lower(Tag.name) == name.lower()))
    if tag is None:
        return None
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError:
        raise ValueError("taken")
    return tag
