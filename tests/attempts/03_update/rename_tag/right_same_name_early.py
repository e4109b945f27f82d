# expect: correct
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    find = select(Tag).where(Tag.name == name)
    if name == new_name:
        return await db.scalar(find)
    try:
        async with db.begin_nested():
            return await db.scalar(
                update(Tag).where(Tag.name == name).values(name=new_name).returning(Tag)
            )
    except IntegrityError as e:
        raise ValueError(f"{new_name} is taken") from e
