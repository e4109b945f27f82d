# expect: incorrect capitals_ignored
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = (await db.scalars(select(Tag).where(Tag.name == name))).first()
    if tag is None:
        return None
    if name.lower() == new_name.lower():
        return tag
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError:
        raise ValueError("taken")
    return tag
