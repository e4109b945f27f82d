# expect: incorrect wrong_post
from sqlalchemy import delete, select

from course_lib.app import Post
from course_lib.app.models import post_tags


async def delete_post(db, post_id):
    r = await db.execute(
        delete(Post).where(Post.id == post_id, Post.id.in_(select(post_tags.c.post_id)))
    )
    return r.rowcount > 0
