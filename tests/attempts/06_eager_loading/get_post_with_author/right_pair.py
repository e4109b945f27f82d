# expect: correct
from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def get_post_with_author(db, post_id):
    row = (await db.execute(select(Post, User).join(Post.author).where(Post.id == post_id))).first()
    if row is None:
        return None
    post, author = row
    set_committed_value(post, "author", author)
    return post
