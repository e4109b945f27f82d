# expect: incorrect wrong_rows
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, tags=[Tag(name=n) for n in tag_names])
    await author.awaitable_attrs.posts
    author.posts = [post]
    await db.flush()
    return post
