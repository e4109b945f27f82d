# expect: correct
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


def _rename(session, name, new_name):
    tag = session.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    try:
        with session.begin_nested():
            tag.name = new_name
    except IntegrityError as error:
        raise ValueError(new_name) from error
    return tag


async def rename_tag(db, name, new_name):
    return await db.run_sync(_rename, name, new_name)
