# expect: incorrect capitals_ignored
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    if await db.scalar(
        select(Tag.id).where(func.lower(Tag.name) == new_name.lower(), Tag.id != tag.id)
    ):
        raise ValueError("taken")
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError:
        raise ValueError("taken")
    return tag
