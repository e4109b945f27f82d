# expect: correct
from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    if post is None:
        return False
    await db.refresh(post, ["tags"])
    for tag in post.tags:
        if tag.name == tag_name:
            post.tags.remove(tag)
            await db.flush()
            return True
    return False
