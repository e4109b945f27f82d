# expect: incorrect partial_collection
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Comment, User


async def list_users_with_posts_and_comments(db):
    users = (
        await db.scalars(select(User).order_by(User.id).options(selectinload(User.posts)))
    ).all()
    ids = [p.id for u in users for p in u.posts]
    comments = (await db.scalars(select(Comment).where(Comment.post_id.in_(ids[:3])))).all()
    for u in users:
        for p in u.posts:
            set_committed_value(p, "comments", [c for c in comments if c.post_id == p.id])
    return users
