# expect: incorrect broke_session
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from course_lib.app import Post, Tag


async def link_tag(db, post_id, tag_id):
    post = await db.get(Post, post_id, options=[selectinload(Post.tags)])
    tag = await db.get(Tag, tag_id)
    if tag is None:
        raise LookupError(f"no tag {tag_id}")
    if tag in post.tags:
        return False
    try:
        post.tags.append(tag)
        await db.flush()
    except IntegrityError:
        return False
    return True
