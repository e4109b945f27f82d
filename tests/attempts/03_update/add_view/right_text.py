# expect: correct
from sqlalchemy import text


async def add_view(db, post_id):
    statement = text("UPDATE posts SET views = views + 1 WHERE id = :id RETURNING views")
    return await db.scalar(statement, {"id": post_id})
