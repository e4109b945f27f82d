# expect: incorrect not_a_model
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    tags = [Tag(name=name) for name in tag_names]
    db.add(tags)
    post = Post(title=title, author=author, tags=tags)
    db.add(post)
    await db.flush()
    return post
