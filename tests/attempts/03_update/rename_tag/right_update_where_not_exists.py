# expect: correct
from sqlalchemy import exists, select, update
from sqlalchemy.orm import aliased

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = (await db.execute(select(Tag).filter_by(name=name))).scalars().first()
    if not tag:
        return None
    if name == new_name:
        return tag
    other = aliased(Tag)
    free = ~exists(select(other.id).where(other.name == new_name))
    statement = update(Tag).where(Tag.id == tag.id, free).values(name=new_name)
    options = {"synchronize_session": "fetch"}
    if (await db.execute(statement, execution_options=options)).rowcount == 0:
        raise ValueError("taken")
    return tag
