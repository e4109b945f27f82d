# expect: correct
from sqlalchemy import text


async def link_tag(db, post_id, tag_id):
    link = text("INSERT OR IGNORE INTO post_tags (post_id, tag_id) VALUES (:post, :tag)")
    await db.execute(link, {"post": post_id, "tag": tag_id})
    return bool(await db.scalar(text("SELECT changes()")))
