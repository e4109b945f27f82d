# expect: incorrect inserted
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        tag = Tag(name=new_name)
        db.add(tag)
        await db.flush()
        return tag
    try:
        async with db.begin_nested():
            tag.name = new_name
    except IntegrityError:
        raise ValueError("taken")
    return tag
