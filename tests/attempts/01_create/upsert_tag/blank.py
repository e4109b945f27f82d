# expect: not_attempted
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from course_lib.app import Tag


async def upsert_tag(db, name):
    "Insert a tag, or find it."
