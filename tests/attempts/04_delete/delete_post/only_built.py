# expect: incorrect wrong_post
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    delete(Post).where(Post.id == post_id)
    return True
