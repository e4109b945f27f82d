# expect: incorrect wrong_rows
from sqlalchemy import func, select, update

from course_lib.app import Post


async def add_view(db, post_id):
    return await db.scalar(
        update(Post)
        .where(Post.id == post_id)
        .values(views=select(func.max(Post.views) + 1).scalar_subquery())
        .returning(Post.views),
        execution_options={"synchronize_session": False},
    )
