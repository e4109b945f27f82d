# expect: incorrect n_plus_one
from sqlalchemy import select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    rows = []
    for user in (await db.scalars(select(User).order_by(User.id))).all():
        titles = select(Post.title).where(Post.author_id == user.id)
        titles = titles.order_by(Post.created_at.desc(), Post.id.desc()).limit(1)
        rows.append((user.username, await db.scalar(titles)))
    return rows
