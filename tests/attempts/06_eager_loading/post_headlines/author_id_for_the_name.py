# expect: incorrect wrong_columns
from sqlalchemy import select

from course_lib.app import Post


async def post_headlines(db, limit):
    return (
        await db.execute(
            select(Post.id, Post.title, Post.author_id)
            .order_by(Post.created_at.desc(), Post.id.desc())
            .limit(limit)
        )
    ).all()
