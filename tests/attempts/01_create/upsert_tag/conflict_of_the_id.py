# expect: incorrect taken_name_raises
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    st = sqlite_insert(Tag).values(name=name)
    return await db.scalar(
        st.on_conflict_do_update(index_elements=["id"], set_={"name": name}).returning(Tag)
    )
