# expect: incorrect not_linked
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author)
    db.add(post)
    db.add_all([Tag(name=name) for name in tag_names])
    await db.flush()
    return post
