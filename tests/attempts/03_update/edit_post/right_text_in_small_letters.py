# expect: correct
from sqlalchemy import text
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def edit_post(db, post_id, version, changes):
    sets = "".join(f"{k} = :{k}, " for k in changes)
    r = await db.execute(
        text(f"update posts set {sets} version = version + 1 where id = :i and version = :v"),
        {**changes, "i": post_id, "v": version},
    )
    post = await db.get(Post, post_id, populate_existing=True)
    if post is not None and not r.rowcount:
        raise StaleDataError("stale")
    return post
