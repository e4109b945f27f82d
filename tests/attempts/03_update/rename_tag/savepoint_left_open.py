# expect: incorrect broke_session
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    savepoint = await db.begin_nested()
    tag.name = new_name
    try:
        await savepoint.commit()
    except IntegrityError as error:
        if "UNIQUE" not in str(error.orig):
            raise
        raise ValueError(new_name) from error
    return tag
