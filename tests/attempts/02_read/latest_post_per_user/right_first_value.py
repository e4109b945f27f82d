# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def latest_post_per_user(db):
    window = {
        "partition_by": Post.author_id,
        "order_by": [Post.created_at.desc(), Post.id.desc()],
    }
    titles = select(Post.author_id, func.first_value(Post.title).over(**window).label("title"))
    titles = titles.distinct().cte()
    statement = select(User.username, titles.c.title)
    statement = statement.join(titles, titles.c.author_id == User.id, isouter=True)
    return list(await db.execute(statement.order_by(User.id)))
