# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    place = func.row_number().over(
        partition_by=User.id, order_by=(Post.created_at.desc(), Post.id.desc())
    )
    joined = select(User.id, User.username, Post.title, place.label("place")).outerjoin(User.posts)
    rows = joined.cte("rows")
    statement = select(rows.c.username, rows.c.title).where(rows.c.place == 1)
    return (await db.execute(statement.order_by(rows.c.id))).all()
