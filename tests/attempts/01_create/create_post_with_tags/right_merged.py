# expect: correct
from course_lib.app import Post, Tag


async def create_post_with_tags(db, author, title, tag_names):
    post = await db.merge(
        Post(title=title, author_id=author.id, tags=[Tag(name=n) for n in tag_names])
    )
    await db.flush()
    return post
