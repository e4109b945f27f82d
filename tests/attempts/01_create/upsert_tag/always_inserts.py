# expect: incorrect taken_name_raises

from course_lib.app import Tag


async def upsert_tag(db, name):
    tag = Tag(name=name)
    db.add(tag)
    await db.flush()
    return tag
