# expect: correct
from sqlalchemy.exc import IntegrityError

from course_lib.app import Post, Tag


async def link_tag(db, post_id, tag_id):
    post = await db.get(Post, post_id)
    tag = await db.get_one(Tag, tag_id)
    await db.refresh(post, ["tags"])
    if any(each.id == tag_id for each in post.tags):
        return False
    try:
        async with db.begin_nested():
            post.tags.append(tag)
            await db.flush()
    except IntegrityError:
        await db.refresh(post, ["tags"])
        return False
    return True
