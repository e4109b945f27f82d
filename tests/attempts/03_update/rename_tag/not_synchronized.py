# expect: incorrect stale_object
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    tag = await db.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        return None
    try:
        async with db.begin_nested():
            await db.execute(
                update(Tag).where(Tag.id == tag.id).values(name=new_name),
                execution_options={"synchronize_session": False},
            )
    except IntegrityError:
        raise ValueError("taken")
    return tag
