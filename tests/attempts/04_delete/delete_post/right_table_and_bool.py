# expect: correct
from course_lib.app import Post


async def delete_post(db, post_id):
    posts = Post.__table__
    deleted = await db.execute(posts.delete().where(posts.c.id == post_id))
    return bool(deleted.rowcount)
