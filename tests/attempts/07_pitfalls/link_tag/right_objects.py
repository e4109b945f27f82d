# expect: correct
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from course_lib.app import Post, Tag


async def link_tag(db, post_id, tag_id):
    post = await db.get(Post, post_id, options=[selectinload(Post.tags)])
    tags = await post.awaitable_attrs.tags
    tag = await db.get(Tag, tag_id)
    if tag is None:
        raise LookupError(f"no tag {tag_id}")
    if tag in tags:
        return False
    try:
        async with db.begin_nested():
            post.tags.append(tag)
    except IntegrityError:
        return False
    return True
