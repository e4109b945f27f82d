# expect: incorrect changed_argument

from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    tags = []
    while tag_names:
        tags.append(Tag(name=tag_names.pop(0)))
    post = Post(title=title, author=author, tags=tags)
    db.add(post)
    await db.flush()
    return post
