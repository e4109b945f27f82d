# expect: incorrect kept_answer
from sqlalchemy import delete

from course_lib.app import Post


GONE = set()


async def delete_post(db, post_id):
    if post_id in GONE:
        return False
    r = (await db.execute(delete(Post).where(Post.id == post_id))).rowcount
    GONE.add(post_id)
    return r > 0
