# expect: incorrect replaced_row
from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    st = sqlite_insert(Tag).values(name=name)
    top = select(func.max(Tag.id) + 1).scalar_subquery()
    return await db.scalar(
        st.on_conflict_do_update(index_elements=["name"], set_={"id": top}).returning(Tag)
    )
