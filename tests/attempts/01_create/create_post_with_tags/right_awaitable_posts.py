# expect: correct

from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    posts = await author.awaitable_attrs.posts
    post = Post(title=title, tags=[Tag(name=n) for n in tag_names])
    posts.append(post)
    await db.flush()
    return post
