# expect: correct
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    result = await db.execute(
        update(Post)
        .where(Post.id == post_id)
        .values({Post.views: Post.views + 1})
        .execution_options(synchronize_session=False)
    )
    if result.rowcount == 0:
        return None
    post = await db.get(Post, post_id, populate_existing=True)
    return post.views
