# expect: incorrect gathered_on_one_session
import asyncio

from course_lib.app import Post


async def load_in_order(db, ids):
    posts = await asyncio.gather(*[db.get(Post, post_id) for post_id in ids])
    return [post for post in posts if post is not None]
