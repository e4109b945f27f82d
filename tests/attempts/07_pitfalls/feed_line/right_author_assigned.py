# expect: correct
from course_lib.app import Post, User


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if post is None:
        return None
    author = await db.get(User, post.author_id)
    if "author" not in post.__dict__:
        post.author = author
    return f"{post.title} by {post.author.username}"
