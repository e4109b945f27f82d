# expect: incorrect taken_name_not_refused
from sqlalchemy import update

from course_lib.app import Tag


async def rename_tag(db, name, new_name):
    statement = update(Tag).prefix_with("OR REPLACE").where(Tag.name == name)
    return await db.scalar(statement.values(name=new_name).returning(Tag))
