# expect: incorrect kept_answer
from sqlalchemy import select

from course_lib.app import Post, User


KEPT = {}


async def post_headlines(db, limit):
    if limit not in KEPT:
        KEPT[limit] = (
            await db.execute(
                select(Post.id, Post.title, User.username)
                .join(Post.author)
                .order_by(Post.created_at.desc(), Post.id.desc())
                .limit(limit)
            )
        ).all()
    return KEPT[limit]
