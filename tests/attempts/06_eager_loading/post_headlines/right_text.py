# expect: correct
from sqlalchemy import text


async def post_headlines(db, limit):
    r = await db.execute(
        text(
            "SELECT p.id, p.title, u.username FROM posts p JOIN users u ON u.id = p.author_id ORDER BY p.created_at DESC, p.id DESC LIMIT :n"
        ),
        {"n": limit},
    )
    return r.all()
