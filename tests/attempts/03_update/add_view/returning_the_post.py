# expect: incorrect old_number
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    row = (
        await db.execute(
            update(Post).filter_by(id=post_id).values(views=1 + Post.views).returning(Post)
        )
    ).first()
    return row[0].views if row else None
