# expect: incorrect version_raised
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    return await db.scalar(
        update(Post)
        .where(Post.id == post_id)
        .values(views=Post.views + 1, version=Post.version + 1)
        .returning(Post.views)
    )
