# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


class NameTaken(ValueError):
    """Another tag has this name."""


async def rename_tag(db, name, new_name):
    found = await db.execute(select(Tag).where(Tag.name.in_([name, new_name])))
    by_name = {tag.name: tag for tag in found.scalars()}
    tag = by_name.get(name)
    if tag is None or name == new_name:
        return tag
    if new_name in by_name:
        raise NameTaken(new_name)
    savepoint = await db.begin_nested()
    tag.name = new_name
    try:
        await db.flush()
    except IntegrityError:
        await savepoint.rollback()
        raise NameTaken(new_name) from None
    await savepoint.commit()
    return tag
