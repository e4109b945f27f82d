# expect: incorrect replaced_row
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    statement = insert(Tag).prefix_with("OR REPLACE").values(name=name).returning(Tag)
    return await db.scalar(statement)
