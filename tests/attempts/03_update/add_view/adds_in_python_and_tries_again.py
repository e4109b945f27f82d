# expect: incorrect lost_update
from sqlalchemy.orm.exc import StaleDataError

from course_lib.app import Post


async def add_view(db, post_id):
    while True:
        post = await db.get(Post, post_id)
        if post is None:
            return None
        try:
            async with db.begin_nested():
                post.views += 1
        except StaleDataError:
            await db.refresh(post)
            continue
        return post.views
