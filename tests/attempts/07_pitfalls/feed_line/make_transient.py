# expect: incorrect expunged
from sqlalchemy.orm import make_transient

from course_lib.app import Post, User


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    author_id = post.author_id
    title = post.title
    make_transient(post)
    return f"{title} by {(await db.get(User, author_id)).username}"
