# expect: incorrect wrong_error
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


class Taken(Exception): ...


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError as error:
        raise Taken() from error
    return tag
