# expect: incorrect too_many_statements
from sqlalchemy import delete

from course_lib.app import Comment, Post


async def delete_post(db, post_id):
    await db.execute(delete(Comment).where(Comment.post_id == post_id))
    r = await db.execute(delete(Post).where(Post.id == post_id))
    return r.rowcount > 0
