# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    sp = await db.begin_nested()
    try:
        await db.execute(post_tags.insert(), {"post_id": post_id, "tag_id": tag_id})
    except IntegrityError as e:
        await sp.rollback()
        if e.orig.sqlite_errorcode != 1555:
            raise
        return False
    else:
        await sp.commit()
        return True
