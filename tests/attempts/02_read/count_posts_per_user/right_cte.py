# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    c = select(Post.author_id, func.count().label("n")).group_by(Post.author_id).cte("counts")
    return list(
        await db.execute(
            select(User.username, func.ifnull(c.c.n, 0))
            .select_from(User)
            .join(c, c.c.author_id == User.id, isouter=True)
            .order_by(User.id)
        )
    )
