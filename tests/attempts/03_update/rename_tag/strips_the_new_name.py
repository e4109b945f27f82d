# expect: incorrect wrong_values
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    new_name = new_name.strip()
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError as error:
        await db.refresh(tag)
        raise ValueError("taken") from error
    return tag
