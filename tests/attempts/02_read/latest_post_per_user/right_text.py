# expect: correct
from sqlalchemy import text


async def latest_post_per_user(db):
    sql = """SELECT u.username, (SELECT p.title FROM posts p WHERE p.author_id = u.id
    ORDER BY p.created_at DESC, p.id DESC LIMIT 1) AS title FROM users u ORDER BY u.id"""
    return (await db.execute(text(sql))).all()
