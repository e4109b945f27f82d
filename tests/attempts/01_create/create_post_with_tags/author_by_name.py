# expect: incorrect names_as_tags
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author.username, tags=[Tag(name=n) for n in tag_names])
    db.add(post)
    await db.flush()
    return post
