# expect: incorrect n_plus_one
from course_lib.app import Post


async def load_in_order(db, ids):
    by_id = {post_id: await db.get(Post, post_id) for post_id in set(ids)}
    return [by_id[post_id] for post_id in ids if by_id[post_id] is not None]
