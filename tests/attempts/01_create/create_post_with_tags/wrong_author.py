# expect: incorrect wrong_rows
from sqlalchemy import select

from course_lib.app import Post, Tag, User


async def create_post_with_tags(db, author, title, tag_names):
    author = await db.scalar(select(User).order_by(User.id).limit(1))
    post = Post(title=title, author=author, tags=[Tag(name=n) for n in tag_names])
    db.add(post)
    await db.flush()
    return post
