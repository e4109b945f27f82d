# expect: correct
from sqlalchemy import text


async def untag_post(db, post_id, tag_name):
    r = await db.execute(
        text(
            "DELETE FROM post_tags WHERE post_id=:p AND tag_id=(SELECT id FROM tags WHERE name=:n)"
        ),
        dict(p=post_id, n=tag_name),
    )
    return r.rowcount > 0
