# expect: correct
from sqlalchemy import select
from sqlalchemy.orm import joinedload, load_only

from course_lib.app import Post, User


async def feed_line(db, post_id):
    needed = load_only(Post.title), joinedload(Post.author).load_only(User.username)
    post = await db.scalar(select(Post).where(Post.id == post_id).options(*needed))
    return post and f"{post.title} by {post.author.username}"
