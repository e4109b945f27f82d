# expect: correct
from sqlalchemy import text


async def render_feed(db, limit):
    sql = """SELECT p.title, u.username, (SELECT group_concat(name, ', ') FROM (SELECT t.name FROM tags t JOIN post_tags pt ON pt.tag_id = t.id WHERE pt.post_id = p.id ORDER BY t.name)) AS tags
    FROM posts p JOIN users u ON u.id = p.author_id ORDER BY p.created_at DESC, p.id DESC LIMIT :n"""
    return [
        f"{t} by {u} ({n or 'no tags'})" for t, u, n in await db.execute(text(sql), {"n": limit})
    ]
