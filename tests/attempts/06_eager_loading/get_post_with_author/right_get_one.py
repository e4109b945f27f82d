# expect: correct
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import joinedload

from course_lib.app import Post


async def get_post_with_author(db, post_id):
    try:
        return await db.get_one(
            Post, post_id, options=(joinedload(Post.author),), populate_existing=True
        )
    except NoResultFound:
        return None
