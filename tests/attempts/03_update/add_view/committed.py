# expect: incorrect committed
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    statement = update(Post).where(Post.id == post_id).values(views=Post.views + 1)
    views = await db.scalar(statement.returning(Post.views))
    await db.commit()
    return views
