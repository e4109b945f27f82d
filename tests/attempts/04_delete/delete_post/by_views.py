# expect: incorrect wrong_post
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    return (await db.execute(delete(Post).where(Post.views == post_id))).rowcount > 0
