# expect: incorrect wrong_result
from sqlalchemy import update

from course_lib.app import Post


async def add_view(db, post_id):
    statement = update(Post).where(Post.id == post_id).values(views=Post.views + 1)
    return (await db.execute(statement)).rowcount
