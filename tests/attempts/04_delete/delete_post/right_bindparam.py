# expect: correct
from sqlalchemy import bindparam, delete

from course_lib.app import Post

_D = delete(Post).where(Post.id == bindparam("p"))


async def delete_post(db, post_id):
    return (
        await db.execute(_D, {"p": post_id}, execution_options={"synchronize_session": False})
    ).rowcount > 0
