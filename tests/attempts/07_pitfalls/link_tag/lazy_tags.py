# expect: incorrect lazy_load
from course_lib.app import Post, Tag


async def link_tag(db, post_id, tag_id):
    post = await db.get(Post, post_id)
    tag = await db.get(Tag, tag_id)
    if tag in post.tags:
        return False
    post.tags.append(tag)
    await db.flush()
    return True
