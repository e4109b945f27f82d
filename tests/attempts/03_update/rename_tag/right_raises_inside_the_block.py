# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    async with db.begin_nested():
        tag.name = new_name
        try:
            await db.flush()
        except IntegrityError as error:
            raise ValueError("taken") from error
    return tag
