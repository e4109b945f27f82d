# expect: incorrect replaced_row
from sqlalchemy import select

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    await db.delete(tag)
    new = Tag(name=new_name)
    db.add(new)
    await db.flush()
    return new
