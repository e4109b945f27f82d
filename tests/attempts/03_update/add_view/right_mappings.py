# expect: correct
from sqlalchemy import func, literal, update

from course_lib.app import Post


async def add_view(db, post_id):
    more = func.coalesce(Post.views, 0) + literal(1)
    statement = update(Post).where(Post.id == post_id).values(views=more)
    result = await db.execute(statement.returning(Post.id, Post.views))
    row = result.mappings().first()
    return row["views"] if row else None
