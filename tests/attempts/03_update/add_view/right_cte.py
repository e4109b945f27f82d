# expect: correct
from sqlalchemy import select, update

from course_lib.app import Post


async def add_view(db, post_id):
    which = select(Post.id).where(Post.id == post_id).cte("which")
    statement = (
        update(Post)
        .where(Post.id.in_(select(which.c.id)))
        .values(views=Post.views + 1)
        .returning(Post.views)
    )
    return (await db.execute(statement)).scalar_one_or_none()
