# expect: incorrect wrong_type
from dataclasses import dataclass

from sqlalchemy import select

from course_lib.app import Post, User


@dataclass
class H:
    id: int
    title: str
    username: str


async def post_headlines(db, limit):
    rows = await db.execute(
        select(Post.id, Post.title, User.username)
        .join(Post.author)
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return [H(*r) for r in rows]
