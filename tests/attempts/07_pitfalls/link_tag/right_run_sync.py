# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app.models import post_tags


async def link_tag(db, post_id, tag_id):
    def link(session):
        try:
            with session.begin_nested():
                session.execute(post_tags.insert().values((post_id, tag_id)))
        except IntegrityError as error:
            if not error.orig.sqlite_errorname.endswith("PRIMARYKEY"):
                raise
            return False
        return True

    return await db.run_sync(link)
