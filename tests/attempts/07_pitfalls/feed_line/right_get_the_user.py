# expect: correct
from course_lib.app import Post, User


async def feed_line(db, post_id):
    post = await db.get(Post, post_id)
    if not post:
        return None
    author = await db.get(User, post.author_id)
    return post.title + " by " + author.username
