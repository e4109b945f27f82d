# expect: incorrect lazy_load
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, tags=[Tag(name=name) for name in tag_names])
    author.posts.append(post)
    await db.flush()
    return post
