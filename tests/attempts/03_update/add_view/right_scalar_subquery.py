# expect: correct
from sqlalchemy import select, update

from course_lib.app import Post


async def add_view(db, post_id):
    views = Post.__table__.alias()
    more = select(views.c.views + 1).where(views.c.id == post_id).scalar_subquery()
    result = await db.scalars(
        update(Post).where(Post.id.in_([post_id])).values(views=more).returning(Post.views)
    )
    for views in result:
        return views
