# expect: correct

from course_lib.app import Post


async def untag_post(db, post_id, tag_name):
    post = await db.get(Post, post_id)
    for tag in await post.awaitable_attrs.tags if post else ():
        if tag.name == tag_name:
            post.tags.remove(tag)
            await db.flush()
            return True
    return False
