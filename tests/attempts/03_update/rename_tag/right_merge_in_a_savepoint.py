# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag_id = await db.scalar(select(Tag.id).where(Tag.name == name))
    if tag_id is None:
        return None
    try:
        async with db.begin_nested():
            tag = await db.merge(Tag(id=tag_id, name=new_name))
        return tag
    except IntegrityError as error:
        raise ValueError(str(error.orig)) from error
