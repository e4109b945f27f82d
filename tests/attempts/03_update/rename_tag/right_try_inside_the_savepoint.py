# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = (await db.scalars(select(Tag).where(Tag.name == name))).one_or_none()
    if tag is not None:
        async with db.begin_nested():
            tag.name = new_name
            try:
                await db.flush()
            except IntegrityError as error:
                raise ValueError(new_name) from error
    return tag
