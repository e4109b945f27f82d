# expect: correct
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    statement = insert(Tag).values(name=name)
    statement = statement.on_conflict_do_update(
        index_elements=[Tag.name], set_={"name": statement.excluded.name}
    )
    return await db.scalar(statement.returning(Tag))
