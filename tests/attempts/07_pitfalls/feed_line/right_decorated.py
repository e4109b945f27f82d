# expect: correct
from functools import wraps

from sqlalchemy.exc import NoResultFound

from course_lib.app import Post


def none_if_missing(function):
    @wraps(function)
    async def inner(*given, **named):
        try:
            return await function(*given, **named)
        except NoResultFound:
            return None

    return inner


@none_if_missing
async def feed_line(db, post_id):
    post = await db.get_one(Post, post_id)
    return f"{post.title} by {(await post.awaitable_attrs.author).username}"
