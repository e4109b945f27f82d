# expect: incorrect never_flushed
from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    if post is None:
        return False
    await db.refresh(post, ["tags"])
    tag = next((each for each in post.tags if each.name == tag_name), None)
    if tag is None:
        return False
    post.tags.remove(tag)
    return True
