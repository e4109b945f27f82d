# expect: incorrect lazy_load
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author, tags=[Tag(name=n) for n in tag_names])
    db.add(post)
    await db.flush()
    await db.refresh(post)
    return post
