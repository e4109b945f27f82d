# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import subqueryload

from course_lib.app import Post, Tag


async def untag_post(db, post_id, tag_name):
    post = await db.scalar(
        select(Post)
        .where(Post.id == post_id, Post.tags.any(Tag.name == tag_name))
        .options(subqueryload(Post.tags))
    )
    if post is None:
        return False
    post.tags[:] = [t for t in post.tags if t.name != tag_name]
    await db.flush()
    return True
