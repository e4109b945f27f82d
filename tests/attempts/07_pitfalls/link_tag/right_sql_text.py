# expect: correct
from sqlalchemy import text


async def link_tag(db, post_id, tag_id):
    sql = text(
        "INSERT INTO post_tags (post_id, tag_id) VALUES (:post, :tag) ON CONFLICT DO NOTHING"
    )
    return (await db.execute(sql, {"post": post_id, "tag": tag_id})).rowcount > 0
