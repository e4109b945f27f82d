# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post

MISSING = object()


async def edit_post(db, post_id, version, changes):
    rows = await db.scalars(select(Post).filter_by(id=post_id))
    match rows.one_or_none():
        case None:
            return None
        case Post(version=found) as post if found == version:
            for name in ("title", "body"):
                value = changes.get(name, MISSING)
                if value is not MISSING:
                    setattr(post, name, value)
            await db.flush()
            return post
        case _:
            raise StaleDataError
