# expect: correct
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    tags = []
    for name in tag_names:
        tag = Tag(name=name)
        db.add(tag)
        tags.append(tag)
    post = Post(title=title, author_id=author.id, tags=tags)
    db.add(post)
    await db.flush()
    return post
