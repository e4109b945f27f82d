# expect: incorrect none_not_handled
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    post = await db.scalar(select(Post).where(Post.id == post_id).options(joinedload(Post.author)))
    print(post.author.username)
    return post
