# expect: correct
from sqlalchemy import select, text

from course_lib.app import Tag


async def upsert_tag(db, name):
    s = text(
        "INSERT INTO tags (name) VALUES (:n) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id, name"
    )
    return (await db.scalars(select(Tag).from_statement(s), {"n": name})).one()
