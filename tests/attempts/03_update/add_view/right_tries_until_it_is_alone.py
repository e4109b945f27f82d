# expect: correct
from sqlalchemy import select, update

from course_lib.app import Post


async def add_view(db, post_id):
    while (views := await db.scalar(select(Post.views).where(Post.id == post_id))) is not None:
        new = await db.scalar(
            update(Post)
            .where(Post.id == post_id, Post.views == views)
            .values(views=views + 1)
            .returning(Post.views)
        )
        if new is not None:
            return new
    return None
