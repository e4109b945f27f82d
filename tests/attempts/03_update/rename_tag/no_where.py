# expect: incorrect refused_free_name
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    try:
        async with db.begin_nested():
            return await db.scalar(update(Tag).values(name=new_name).returning(Tag))
    except IntegrityError:
        raise ValueError
