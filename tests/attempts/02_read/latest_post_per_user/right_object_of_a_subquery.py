# expect: correct
from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from course_lib.app import Post, User


async def latest_post_per_user(db):
    place = func.row_number().over(
        partition_by=Post.author_id, order_by=[Post.created_at.desc(), Post.id.desc()]
    )
    numbered = select(Post, place.label("place")).subquery()
    latest = aliased(Post, numbered)
    own = and_(latest.author_id == User.id, numbered.c.place == 1)
    statement = select(User, latest).outerjoin(latest, own).order_by(User.id)
    rows = await db.execute(statement)
    return [(user.username, post.title if post else None) for user, post in rows]
