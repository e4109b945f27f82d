# expect: correct
from sqlalchemy import case, select, true

from course_lib.app import Post


async def posts_after(db, last, limit):
    condition = true()
    match last:
        case (at, number):
            condition = case((Post.created_at == at, Post.id < number), else_=Post.created_at < at)
    statement = select(Post).where(condition).order_by(Post.created_at.desc(), Post.id.desc())
    return [row[0] for row in (await db.execute(statement.limit(limit))).all()]
