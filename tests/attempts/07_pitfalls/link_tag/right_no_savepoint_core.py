# expect: correct
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    try:
        await db.execute(insert(post_tags).values(post_id=post_id, tag_id=tag_id))
    except IntegrityError as e:
        if e.orig.sqlite_errorname != "SQLITE_CONSTRAINT_PRIMARYKEY":
            raise
        return False
    return True
