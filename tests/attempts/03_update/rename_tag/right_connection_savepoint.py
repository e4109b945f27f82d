# expect: correct
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    connection = await db.connection()
    t = Tag.__table__
    try:
        async with connection.begin_nested():
            done = await connection.execute(update(t).where(t.c.name == name).values(name=new_name))
    except IntegrityError as error:
        raise ValueError("taken") from error
    if not done.rowcount:
        return None
    return await db.scalar(
        select(Tag).where(Tag.name == new_name), execution_options={"populate_existing": True}
    )
