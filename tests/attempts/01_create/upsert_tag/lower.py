# expect: incorrect wrong_values
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    name = name.lower()
    new = sqlite_insert(Tag).values(name=name)
    return await db.scalar(
        new.on_conflict_do_update(index_elements=[Tag.name], set_={"name": name}).returning(Tag)
    )
