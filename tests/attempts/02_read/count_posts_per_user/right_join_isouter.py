# expect: correct
from sqlalchemy import func, select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = (
        select(User.username, func.count(Post.author_id).label("posts"))
        .select_from(User)
        .join(Post, Post.author_id == User.id, isouter=True)
        .group_by(User.id, User.username)
        .order_by(User.id)
    )
    return [(row.username, row.posts) for row in await db.execute(statement)]
