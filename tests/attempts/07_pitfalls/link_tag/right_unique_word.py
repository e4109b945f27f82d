# expect: correct
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    try:
        async with db.begin_nested():
            await db.execute(insert(post_tags), [{"post_id": post_id, "tag_id": tag_id}])
    except IntegrityError as error:
        if "UNIQUE constraint failed" in str(error.orig):
            return False
        raise
    else:
        return True
