# expect: incorrect kept_answer
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def list_posts_with_authors(db):
    if "posts" not in db.info:
        db.info["posts"] = (
            await db.scalars(select(Post).options(joinedload(Post.author)).order_by(Post.id))
        ).all()
    return db.info["posts"]
