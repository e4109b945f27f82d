# expect: correct
from sqlalchemy import delete

from course_lib.app import Post


async def delete_post(db, post_id):
    r = await db.stream(delete(Post).where(Post.id == post_id).returning(Post.id))
    return [x async for x in r] != []
