# expect: correct
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    statement = update(Tag).where(Tag.name == name).values(name=new_name).returning(Tag)
    await db.flush()
    try:
        async with db.begin_nested():
            return await db.scalar(statement)
    except IntegrityError as error:
        raise ValueError("taken") from error
