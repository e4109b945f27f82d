# expect: incorrect lazy_load
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title, author=author)
    for name in tag_names:
        post.tags.append(Tag(name=name))
    db.add(post)
    await db.flush()
    return post
