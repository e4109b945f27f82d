# expect: correct
import contextlib

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


@contextlib.asynccontextmanager
async def refuses(db, tag):
    try:
        async with db.begin_nested():
            yield
    except IntegrityError as e:
        await db.refresh(tag)
        raise ValueError("taken") from e


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is not None:
        async with refuses(db, tag):
            tag.name = new_name
    return tag
