# expect: correct
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    return await db.get(
        Post, post_id, populate_existing=True, options=[joinedload(Post.author, innerjoin=True)]
    )
