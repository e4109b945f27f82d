# expect: incorrect too_many_statements
from sqlalchemy import delete, select

from course_lib.app import Post, User


async def purge_inactive_users(db):
    ids = select(User.id).where(User.is_active.is_(False))
    await db.execute(delete(Post).where(Post.author_id.in_(ids)))
    return (await db.execute(delete(User).where(User.is_active.is_(False)))).rowcount
