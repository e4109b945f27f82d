# expect: incorrect loads_rows
from sqlalchemy import select

from course_lib.app import Post, User


async def count_posts_per_user(db):
    statement = select(User.id, User.username, Post.id).outerjoin(User.posts).order_by(User.id)
    names, numbers = {}, {}
    for user_id, name, post_id in await db.execute(statement):
        names[user_id] = name
        numbers[user_id] = numbers.get(user_id, 0) + (post_id is not None)
    return [(names[user_id], numbers[user_id]) for user_id in names]
