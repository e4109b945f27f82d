# expect: incorrect loose_match
from sqlalchemy import delete, select, text


async def untag_post(db, post_id, tag_name):
    r = await db.execute(
        text(
            f"delete from post_tags where post_id={post_id} and tag_id in (select id from tags where name='{tag_name}')"
        )
    )
    return r.rowcount > 0
