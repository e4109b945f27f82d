# expect: correct
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = Post(title=title)
    post.author = author
    post.tags = []
    for name in tag_names:
        post.tags.append(Tag(name=name))
    db.add_all([post, *post.tags])
    await db.flush()
    return post
