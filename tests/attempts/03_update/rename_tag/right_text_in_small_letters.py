# expect: correct
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    try:
        async with db.begin_nested():
            found = (
                await db.execute(
                    text("update tags set name = :new where name = :old returning id"),
                    {"new": new_name, "old": name},
                )
            ).scalar()
    except IntegrityError as error:
        raise ValueError("taken") from error
    if found is None:
        return None
    return await db.get(Tag, found, populate_existing=True)
