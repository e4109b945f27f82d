# expect: incorrect another_object
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    db.expunge_all()
    return await db.get(Post, post_id, options=[joinedload(Post.author)])
