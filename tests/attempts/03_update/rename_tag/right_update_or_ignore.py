# expect: correct
from sqlalchemy import select, update

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    statement = update(Tag).prefix_with("OR IGNORE").where(Tag.name == name)
    result = await db.execute(statement.values(name=new_name).returning(Tag))
    if tag := result.scalar_one_or_none():
        return tag
    if await db.scalar(select(Tag.id).where(Tag.name == name)):
        raise ValueError(f"{new_name} is taken")
    return None
