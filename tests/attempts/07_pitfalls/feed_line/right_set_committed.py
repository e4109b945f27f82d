# expect: correct
from sqlalchemy.orm.attributes import set_committed_value

from course_lib.app import Post, User


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    set_committed_value(post, "author", await db.get(User, post.author_id))
    return f"{post.title} by {post.author.username}"
