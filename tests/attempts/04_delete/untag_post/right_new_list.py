# expect: correct
from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    if not post:
        return False
    before = await post.awaitable_attrs.tags
    after = [tag for tag in before if tag.name != tag_name]
    had = len(after) < len(before)
    post.tags = after
    await db.flush()
    return had
